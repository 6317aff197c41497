/** What may stand behind the method in the first line of a request. */

/** Unreserved, reserved and well-formed escapes of RFC 3986, besides what browsers leave as it is. */
const PATH = /^\/(?!\/)(?:[\w!$&'()*+,;=:@./~[\]|^`{}"-]|%[\da-f]{2})*$/i

/**
 * A path of our own: no other site, no byte that ends a string somewhere, nothing that does not decode as UTF-8. Of the
 * query nothing is asked: what is wrong there is a value like any other.
 */
export function isTarget(url: string): boolean {
  const path = url.split('?', 1)[0] ?? ''
  if (!PATH.test(path) || /%00/.test(path)) return false
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
