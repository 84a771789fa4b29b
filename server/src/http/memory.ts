// What was taken to make a large answer is given back at once: V8 would keep several times that for later, and native
// memory with it. Takes about a tenth of a second, which is little beside the making.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void
let collect: Collect | undefined

export function giveBackMemory(): void {
  if (collect === undefined) {
    // The function is only there in a context that is made while the flag is set.
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
    setFlagsFromString('--no-expose-gc')
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
