import { z } from 'zod'
import type { View } from '../../contract/view'
import { ruleKind } from '../kind'
import { farthest, isBlack } from '../view'

/** The same picture again, sent once more, differs by what rounding does. */
const SAME = 1

/**
 * Pictures come, and nothing changes in them: a camera that hangs. What it began with is compared, so that daylight that goes
 * slowly is no standstill. Of a black picture nobody can say.
 */
export const cameraFrozen = ruleKind({
  name: 'camera_frozen',
  ofCamera: true,
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step(_, { view, silent }, before: View | undefined) {
    if (silent) return { seen: [{ key: '', facts: null }] }
    if (!view) return { seen: [], ...(before && { memory: before }) }
    const still = before !== undefined && !isBlack(view) && farthest(view, before) <= SAME
    return { seen: [{ key: '', facts: still ? {} : null }], memory: still ? before : view }
  },
})
