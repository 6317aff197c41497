'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

const ROOT = '/incidents'

/** Which incident is open, from the page's address: a link to share, and nothing is loaded anew when it changes. */
export function useSelection(): {
  id: string | null
  select(id: string | null): void
  hrefOf(id: string | null): string
} {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  const part = pathname.startsWith(`${ROOT}/`) ? pathname.slice(ROOT.length + 1) : ''
  const id = part === '' ? null : decodeURIComponent(part)
  const hrefOf = useCallback((next: string | null) => addressOf(next, search), [search])
  const select = useCallback(
    (next: string | null) => {
      const address = hrefOf(next)
      // Going through the list leaves one step of the back button, to the list itself.
      if (id === null || next === null) window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [id, hrefOf],
  )
  return { id, select, hrefOf }
}

/** With the filter that is set; without the firing that was looked at. */
function addressOf(id: string | null, search: string): string {
  const path = id === null ? ROOT : `${ROOT}/${encodeURIComponent(id)}`
  const query = new URLSearchParams(search)
  query.delete('alert')
  return query.size === 0 ? path : `${path}?${query}`
}
