/** Addresses with credentials. */
import { isForbiddenUrl } from '../../forbidden-address'
import { secretsOf } from '../../url-secrets'
import { SourceFailure } from './failure'

export type Remote = { url: string; username?: string; password?: string }

/** The address with its credentials, and what must not be shown of it. Throws SourceFailure source_invalid_url, source_address. */
export function withCredentials({ url, username, password }: Remote): { url: string; secrets: string[] } {
  if (!URL.canParse(url)) throw new SourceFailure('source_invalid_url', 'the address cannot be parsed')
  const address = new URL(url)
  if (address.hostname === '') throw new SourceFailure('source_invalid_url', 'the address has no host')
  if (isForbiddenUrl(url)) throw new SourceFailure('source_address', 'link-local or unspecified address')
  if (username) address.username = encodeURIComponent(username)
  if (password) address.password = encodeURIComponent(password)
  const secrets = [password, address.password, ...secretsOf(url)].filter((secret): secret is string => Boolean(secret))
  return { url: address.href, secrets }
}
