import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ToEngine } from './messages'
import { createRequests } from './requests'

const STATS = { rss: 1, cameras: {} }

describe('createRequests', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function setup(up = true) {
    const sent: ToEngine[] = []
    const requests = createRequests((message) => {
      if (up) sent.push(message)
      return up
    })
    const idOf = (index: number) => (sent[index] as { requestId: number }).requestId
    return { requests, idOf }
  }

  it('gives each answer to its own question', async () => {
    const { requests, idOf } = setup()
    const first = requests.ask('stats', { t: 'stats' }, 1000)
    const second = requests.ask('stats', { t: 'stats' }, 1000)
    requests.settle({ t: 'reply', requestId: idOf(1), kind: 'stats', value: { ...STATS, rss: 2 } })
    requests.settle({ t: 'reply', requestId: idOf(0), kind: 'stats', value: STATS })
    expect([(await first).rss, (await second).rss]).toEqual([1, 2])
    expect(vi.getTimerCount()).toBe(0)
  })

  it("passes on the engine's code", async () => {
    const { requests, idOf } = setup()
    const answer = expect(requests.ask('stats', { t: 'stats' }, 1000)).rejects.toMatchObject({ code: 'source_auth' })
    requests.settle({ t: 'reply', requestId: idOf(0), kind: 'error', code: 'source_auth', detail: 'x' })
    await answer
  })

  it('times out, and ignores an answer that comes later', async () => {
    const { requests, idOf } = setup()
    const answer = expect(requests.ask('stats', { t: 'stats' }, 1000)).rejects.toMatchObject({ code: 'timed_out' })
    vi.advanceTimersByTime(1000)
    await answer
    requests.settle({ t: 'reply', requestId: idOf(0), kind: 'stats', value: STATS })
  })

  it('fails at once without an engine, and all when it goes down', async () => {
    await expect(setup(false).requests.ask('stats', { t: 'stats' }, 1000)).rejects.toMatchObject({
      code: 'engine_down',
    })
    const { requests } = setup()
    const answer = expect(requests.ask('stats', { t: 'stats' }, 1000)).rejects.toMatchObject({ code: 'engine_down' })
    requests.failAll()
    await answer
    expect(vi.getTimerCount()).toBe(0)
  })

  it('refuses more than a hundred open questions', async () => {
    const { requests } = setup()
    const all = Array.from({ length: 101 }, () => requests.ask('stats', { t: 'stats' }, 1000))
    await expect(all[100]).rejects.toMatchObject({ code: 'rate_limited' })
    const rest = Promise.allSettled(all)
    requests.failAll()
    await rest
  })
})
