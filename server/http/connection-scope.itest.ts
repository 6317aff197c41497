/** An error that nobody catches, in work for a connection and in no work for any. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let child: ChildProcess
let url: string
beforeAll(async () => {
  child = fork(path.join(import.meta.dirname, '../edge/testing/failing-server.ts'), { execArgv: ['--import', 'tsx'] })
  const [port] = await once(child, 'message')
  url = `http://127.0.0.1:${port}`
})
afterAll(() => child.kill('SIGKILL'))

test.each(['/rejects', '/later', '/much-later', '/listener'])('%s costs its own connection alone', async (failing) => {
  await expect(fetch(url + failing)).rejects.toThrow()
  expect(await (await fetch(`${url}/`)).text()).toBe('well')
})

test('a mistake that no connection made still ends the process', async () => {
  const exit = once(child, 'exit')
  child.send('fail')
  expect((await exit)[0]).toBe(7)
})
