import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLifecycle } from './lifecycle'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function life() {
  const exit = vi.fn()
  return { exit, life: createLifecycle(() => null, exit) }
}

test('stops in the reverse order, once, and a part that fails does not keep the rest', async () => {
  const { exit, life: it } = life()
  const stopped: string[] = []
  it.started('a', () => void stopped.push('a'))
  it.started('b', () => Promise.reject(new Error('no')))
  it.started('c', () => void stopped.push('c'))
  it.end(0, 'SIGINT')
  it.end(1, 'again')
  await vi.waitFor(() => expect(exit).toHaveBeenCalled())
  expect(stopped).toEqual(['c', 'a'])
  expect(exit.mock.calls).toEqual([[0]])
})

test('what hangs is left behind within 5 s', async () => {
  const { exit, life: it } = life()
  it.started('a', () => new Promise(() => undefined))
  it.end(0, 'SIGINT')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(exit).toHaveBeenCalledWith(1)
})

test('what starts while the rest stops is stopped at once', () => {
  const { life: it } = life()
  const stop = vi.fn()
  it.end(0, 'SIGINT')
  expect(() => it.started('late', stop)).toThrow('late')
  expect(stop).toHaveBeenCalledOnce()
})
