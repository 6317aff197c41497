import { expect, it } from 'vitest'
import type { Work } from './ledger'
import { createWatchdog } from './watchdog'

const work = (since: number, limitMs = 2_500): Work => ({ step: 'run', camera: 'a', model: 'm', since, limitMs })

it('tells of the step that goes on beyond its limit, counted by looks', () => {
  const dog = createWatchdog()
  expect([1, 2, 3].map(() => dog.look([work(1)], 1_000))).toEqual([null, null, null])
  expect(dog.look([work(1), work(2)], 1_000)).toEqual(work(1))
})

it('is content with steps that come and go', () => {
  const dog = createWatchdog()
  for (let look = 0; look < 100; look++) expect(dog.look([work(look), work(1_000 + (look >> 1))], 1_000)).toBeNull()
})
