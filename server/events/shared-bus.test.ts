import pino from 'pino'
import { expect, test, vi } from 'vitest'
import { createEvents } from './bus'
import { type Line, sharedBus } from './shared-bus'

const log = pino({ level: 'silent' })

/** Two servers on one database; `cut` takes the first one's connection away. */
function site() {
  const ears: ((text: string) => void)[] = []
  let cut = false
  let mend: () => void = () => undefined
  const server = (first: boolean) => {
    const line: Line = {
      start(heard, back) {
        ears.push(heard)
        if (first)
          mend = () => {
            cut = false
            back()
          }
      },
      async send(texts) {
        if (first && cut) throw new Error('away')
        for (const text of texts) for (const ear of ears) ear(text)
      },
      stop: async () => undefined,
    }
    const bus = sharedBus({ line, log })
    bus.start()
    const heard: string[] = []
    const events = createEvents(bus)
    events.onAny((name) => heard.push(name))
    return { events, heard, bus }
  }
  return {
    a: server(true),
    b: server(false),
    cut: () => {
      cut = true
    },
    mend: () => mend(),
  }
}

test('what is marked reaches the other server, once each, and what is not stays', async () => {
  const { a, b } = site()
  a.events.emit('events:missed', null)
  a.events.emit('camera:list', null)
  await vi.waitFor(() => expect(b.heard).toEqual(['events:missed']))
  expect(a.heard).toEqual(['events:missed', 'camera:list'])
})

test('without a connection it waits and goes when that is back, and the server itself may have missed something', async () => {
  const { a, b, cut, mend } = site()
  cut()
  a.events.emit('events:missed', null)
  await Promise.resolve()
  expect(b.heard).toEqual([])
  mend()
  await vi.waitFor(() => expect(b.heard).toEqual(['events:missed']))
  expect(a.heard).toEqual(['events:missed', 'events:missed'])
})

test('more than may wait is not told one by one: others learn that they missed something', async () => {
  const { a, b, cut, mend } = site()
  cut()
  const job = { payload: null }
  for (let n = 0; n < 501; n++) a.events.emit('job:progress', job as never)
  mend()
  await vi.waitFor(() => expect(b.heard).toEqual(['events:missed']))
})
