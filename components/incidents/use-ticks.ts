'use client'
import { useCallback, useMemo, useState } from 'react'
import { MAX_BULK } from '@/server/contract/incident'

/** Which rows are ticked, of those that are in the list: what leaves it is ticked no more. */
export function useTicks(listed: readonly { id: string }[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ticked = useMemo(() => {
    const ids = listed.map(({ id }) => id).filter((id) => chosen.has(id))
    return new Set(ids.slice(0, MAX_BULK))
  }, [listed, chosen])
  const tick = useCallback((id: string, on: boolean) => {
    setChosen((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const tickAll = () => setChosen(new Set(listed.slice(0, MAX_BULK).map(({ id }) => id)))
  const clear = useCallback(() => setChosen(new Set()), [])
  return { ticked, tick, tickAll, clear }
}
