import { writeSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeRecord, openLedger } from './ledger'
import { encodeRecord, RECORD_BYTES, type Work } from './ledger-record'

const work = (change: Partial<Work> = {}): Work => ({
  step: 'run',
  camera: 'a',
  model: 'm',
  since: 1_000.25,
  limitMs: 10_000,
  ...change,
})

it('reads back what the threads wrote, the newest first, and nothing of those at rest', () => {
  const ledger = openLedger()
  const put = (slot: number, value: Work | null) =>
    writeSync(ledger.fd, encodeRecord(value), 0, RECORD_BYTES, slot * RECORD_BYTES)
  expect(ledger.read()).toEqual([])
  put(0, work({ since: 1 }))
  put(1, work({ since: 3, step: 'decode' }))
  put(5, work({ since: 2, camera: '教室' }))
  expect(ledger.read()).toEqual([
    work({ since: 3, step: 'decode' }),
    work({ since: 2, camera: '教室' }),
    work({ since: 1 }),
  ])
  put(1, null)
  expect(ledger.read().map(({ since }) => since)).toEqual([2, 1])
  ledger.close()
})

it('leaves out an id that has no room, and what is only half written', () => {
  const { camera, model, ...rest } = work()
  expect(decodeRecord(encodeRecord(work({ model: 'm'.repeat(500) })))).toEqual(rest)
  expect(decodeRecord(encodeRecord(work()).fill(0, 20))).toBeNull()
  expect([camera, model]).toEqual(['a', 'm'])
})
