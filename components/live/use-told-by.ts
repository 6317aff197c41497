'use client'
import { useEffect, useState } from 'react'
import type { FrameObject } from '@/server/contract/frame'
import { NOTHING_TOLD, type Told, toldBy } from './told-by'

/** What is told apart in a camera's pictures, from all that were seen of this model since the page was opened. */
export function useToldBy(objects: readonly FrameObject[], modelId: string | null): Told {
  const [state, setState] = useState({ modelId, told: NOTHING_TOLD })
  useEffect(() => {
    setState((before) => {
      const told = toldBy(before.modelId === modelId ? before.told : NOTHING_TOLD, objects)
      return before.modelId === modelId && told === before.told ? before : { modelId, told }
    })
  }, [objects, modelId])
  return state.modelId === modelId ? state.told : NOTHING_TOLD
}
