// Heavy work one at a time: what stands for the latest day goes first, for most readers wait for that.
import { Busy } from './errors.ts'

/** More than this would wait longer than anybody does. */
const MOST_WAITING = 30

export type Turns = <T>(day: string, work: () => Promise<T>) => Promise<T>

/** Throws Busy when too many wait already. */
export function inTurns(): Turns {
  const waiting: { day: string; begin: () => Promise<void> }[] = []
  let isWorking = false

  async function workOff() {
    isWorking = true
    for (let next = takeLatest(); next; next = takeLatest()) await next.begin()
    isWorking = false
  }
  function takeLatest() {
    let at = 0
    for (const [n, { day }] of waiting.entries()) if (day > (waiting[at]?.day ?? '')) at = n
    return waiting.splice(at, 1)[0]
  }

  return (day, work) => {
    if (waiting.length >= MOST_WAITING) throw new Busy()
    return new Promise((resolve, reject) => {
      waiting.push({ day, begin: () => work().then(resolve, reject) })
      if (!isWorking) void workOff()
    })
  }
}
