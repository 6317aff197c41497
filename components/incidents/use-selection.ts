'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'

const ROOT = '/incidents'

/**
 * Which incident is open, from the page's address: a link to share, and nothing is loaded anew when it changes. It is known
 * here at once; the router learns of it a moment later, and by then the next key may have been pressed.
 */
export function useSelection(): {
  id: string | null
  select(id: string | null): void
  hrefOf(id: string | null): string
} {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  const [id, setId] = useState(() => idIn(pathname))
  // The back button, a link. The address itself: what the router tells may be older than what was chosen since.
  useEffect(() => setId(idIn(window.location.pathname)), [pathname])
  const hrefOf = useCallback((next: string | null) => addressOf(next, search), [search])
  const select = useCallback(
    (next: string | null) => {
      const before = idIn(window.location.pathname)
      if (next === before) return
      setId(next)
      // Going through the list leaves one step of the back button, to the list itself.
      if (before === null || next === null) window.history.pushState(null, '', hrefOf(next))
      else window.history.replaceState(null, '', hrefOf(next))
    },
    [hrefOf],
  )
  return { id, select, hrefOf }
}

function idIn(pathname: string): string | null {
  return pathname.startsWith(`${ROOT}/`) ? decodeURIComponent(pathname.slice(ROOT.length + 1)) : null
}

/** With the filter that is set; without the firing that was looked at. */
function addressOf(id: string | null, search: string): string {
  const path = id === null ? ROOT : `${ROOT}/${encodeURIComponent(id)}`
  const query = new URLSearchParams(search)
  query.delete('alert')
  return query.size === 0 ? path : `${path}?${query}`
}
