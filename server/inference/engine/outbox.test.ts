import { expect, it } from 'vitest'
import type { EngineFrame, FromEngine } from '../messages'
import { createOutbox } from './outbox'

const frame = { t: 'frame', cameraId: 'a' } as EngineFrame

it('rule 3: drops and counts pictures while the server does not read, but never a reply', () => {
  const posted: FromEngine[] = []
  const done: (() => void)[] = []
  const outbox = createOutbox((message, ready) => {
    posted.push(message)
    if (message.t === 'frame') done.push(ready)
  })
  for (let i = 0; i < 100; i++) outbox.send(frame)
  expect(posted).toHaveLength(64)
  expect(outbox.dropped).toBe(36)
  outbox.send({ t: 'reply', requestId: 1, kind: 'error', code: 'internal', detail: '' })
  expect(posted).toHaveLength(65)
  done.shift()?.()
  outbox.send(frame)
  expect(posted).toHaveLength(66)
})
