/** The path to go to after signing in: one of this site, never another site's. */
export function safePath(path: string | undefined | null): string {
  if (!path || !/^\/(?![/\\])/.test(path)) return '/live'
  // Resolved as the browser would: tabs and line breaks inside an address are dropped by it.
  const url = new URL(path, 'http://here.invalid')
  return url.host === 'here.invalid' ? url.pathname + url.search : '/live'
}
