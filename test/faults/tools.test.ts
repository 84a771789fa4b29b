// The tools as programs: what they make, what they leave alone and what they say of themselves.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, runTool } from '../helpers/process.ts'

test('the log of a folder without a database is not found unbroken, and no database is made there', async () => {
  const empty = dataFolder()
  const nowhere = join(empty, 'nowhere')
  for (const folder of [empty, nowhere])
    expect(await runTool('audit.ts', folder, 'verify')).toEqual({
      code: 1,
      said: [`Pejl: there is no database in ${folder}: set DATA_FOLDER or DATABASE_URL to yours`],
    })
  expect(readdirSync(empty)).toEqual([])
})

test.each(['user.ts', 'audit.ts', 'attach.ts', 'import.ts', 'migrate.ts'])('%s says how it is called', async tool => {
  const folder = join(dataFolder(), 'untouched')
  const { code, said } = await runTool(tool, folder, '--help')
  expect(code).toBe(0)
  expect(said.join(' ')).toContain('npm run ')
  expect(existsSync(folder)).toBe(false)
})

test('a log that is there is verified, and an unknown organisation leads to the list of the known', async () => {
  const folder = dataFolder()
  expect((await runTool('migrate.ts', folder)).code).toBe(0)
  const verified = await runTool('audit.ts', folder, 'verify')
  expect(verified).toEqual({ code: 0, said: [expect.stringMatching(/^unbroken, \d+ changes/)] })
  const { code, said } = await runTool('user.ts', folder, 'grant', 'anna', '--role', 'owner', '--organisation', 'x')
  expect(code).toBe(1)
  expect(said.join(' ')).toContain('npm run user -- organisations lists the keys')
  expect((await runTool('user.ts', folder, 'organisations')).code).toBe(0)
})
