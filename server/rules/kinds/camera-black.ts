import { z } from 'zod'
import { ruleKind } from '../kind'
import { isBlack } from '../view'

/** Pictures come, and nothing is to be seen in them: covered, sprayed, dark. */
export const cameraBlack = ruleKind({
  name: 'camera_black',
  ofCamera: true,
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step(_, { view, silent }) {
    if (silent) return { seen: [{ key: '', facts: null }] }
    return { seen: view ? [{ key: '', facts: isBlack(view) ? {} : null }] : [] }
  },
})
