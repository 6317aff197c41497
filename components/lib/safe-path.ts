/** Where to go after signing in: a page of this site, never another site's. Pure. */

const HOME = '/live'
const HERE = 'http://here.invalid'
/** Browsers drop some of these inside an address and read a backslash as a slash: no path of ours holds any. */
const NEVER_IN_A_PATH = /[\p{Cc}\\]/u
/** A second slash at the start names a host; written as an escape it is one decoding away from that. */
const NAMES_A_HOST = /^\/(?:\/|%2f|%5c)/i

/** The path and query of `wanted` as the browser would resolve it, or the first page when that is not on this site. */
export function safePath(wanted: string | undefined | null): string {
  if (!wanted?.startsWith('/') || NEVER_IN_A_PATH.test(wanted) || !URL.canParse(wanted, HERE)) return HOME
  const { origin, pathname, search } = new URL(wanted, HERE)
  // Resolving removes dots, so that `/..//host` ends as `//host`: the result is judged, not what was asked for.
  if (origin !== HERE || NAMES_A_HOST.test(pathname)) return HOME
  return pathname + search
}
