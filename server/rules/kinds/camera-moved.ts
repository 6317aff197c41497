import { z } from 'zod'
import type { View } from '../../contract/view'
import { ruleKind } from '../kind'
import { isBlack, likeness } from '../view'

/** Less alike than this it is another view: people who come and go leave 0.77 and more, a turn by a fifth of the picture at most 0.59. */
const ALIKE = 0.6
/** Views that make the first one to compare with, a second each. */
const LEARNT = 10
/** What a view adds later: light and furniture that change in minutes are the same place. */
const SHARE = 0.01
/** So many views of another place, ten minutes of them, are where it looks now. */
const SETTLED = 600

type Memory = { usual: readonly number[]; views: number; away: number }

/** It looks somewhere else than before: turned, pushed, taken down. */
export const cameraMoved = ruleKind({
  name: 'camera_moved',
  ofCamera: true,
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step(_, { view, silent }, memory: Memory | undefined) {
    const kept = memory && { memory }
    if (silent) return { seen: [{ key: '', facts: null }], ...kept }
    if (!view) return { seen: [], ...kept }
    const alike = memory && memory.views >= LEARNT && !isBlack(view) ? likeness(memory.usual, view) : null
    const away = alike !== null && alike < ALIKE
    return { seen: [{ key: '', facts: away ? {} : null }], memory: isBlack(view) ? memory : next(memory, view, away) }
  },
})

function next(memory: Memory | undefined, view: View, away: boolean): Memory {
  if (!memory) return { usual: [...view], views: 1, away: 0 }
  const { usual, views } = memory
  if (away)
    return memory.away + 1 < SETTLED ? { ...memory, away: memory.away + 1 } : { usual: [...view], views: 1, away: 0 }
  const share = Math.max(SHARE, 1 / (views + 1))
  return { usual: usual.map((cell, i) => cell + ((view[i] ?? cell) - cell) * share), views: views + 1, away: 0 }
}
