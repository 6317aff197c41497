/** A camera's source as it is typed, as it is stored (nothing secret) and as the engine gets it. Pure. */
import path from 'node:path'
import type { CameraSource } from '../../contract/camera'
import { AppError } from '../../errors'
import { isForbiddenUrl } from '../../forbidden-address'
import type { EngineCamera } from '../../inference/messages'
import { isMasked, maskUrl, unmaskUrl } from '../../url-secrets'
import type { Paths } from '../deps'
import { requireText } from '../guard'

/** What may be shown: no password, no credentials inside the URL, its other secrets masked. */
export type StoredSource = CameraSource
export type SplitSource = {
  stored: StoredSource
  /** Undefined: none was given. Empty: given as empty. */
  password: string | undefined
  /** The whole address, when something in it is masked in `stored`. */
  address: string | null
}
/** What is kept sealed. */
export type SourceSecrets = { password: string | null; address: string | null }

/**
 * Checks what can be checked without opening the source and takes the secrets out of it. Fields of their own win over
 * credentials inside the URL. Throws source_invalid_url, source_address, source_outside_media, validation_failed.
 */
export function splitSource(source: CameraSource): SplitSource {
  const nothing = { password: undefined, address: null }
  if (source.kind === 'file') return { stored: { kind: 'file', path: mediaPath(source.path) }, ...nothing }
  if (source.kind !== 'rtsp' && source.kind !== 'http') return { stored: source, ...nothing }
  const url = parseUrl(source.url)
  const username = source.username ?? (url.username === '' ? undefined : decode(url.username))
  const password = source.password ?? (url.password === '' ? undefined : decode(url.password))
  requireText({ 'source.username': username })
  url.username = ''
  url.password = ''
  // The normalised text, so that no other parser can read another host out of it.
  const masked = maskUrl(url.href)
  const stored = { kind: source.kind, url: masked, ...(username === undefined ? {} : { username }) }
  return { stored, password, address: masked === url.href ? null : url.href }
}

/**
 * The source that was meant when its address holds masks of what is stored. As with passwords, a secret goes on only to the
 * place that it was typed for. Throws validation_failed on source.url when it must be typed again.
 */
export function withoutMasks(
  source: CameraSource,
  before: { stored: StoredSource; address: string | null },
): CameraSource {
  if ((source.kind !== 'rtsp' && source.kind !== 'http') || !isMasked(source.url)) return source
  const stays = before.address !== null && samePlace(before.stored, source)
  const url = stays ? unmaskUrl(parseUrl(source.url).href, before.address ?? '') : null
  if (url !== null) return { ...source, url }
  throw new AppError('validation_failed', 'the secret in the address is not known here: type it again', {
    fields: { 'source.url': 'secretAgain' },
  })
}

/** Of a source that is not stored. Throws what `splitSource` and `withoutMasks` throw. */
export function splitNew(source: CameraSource): SplitSource {
  // A mask stands for what is stored, and nothing is yet.
  return splitSource(withoutMasks(source, { stored: source, address: null }))
}

/** The engine's form: where to find it, and with which secrets. */
export function forEngine(
  stored: StoredSource,
  { password, address }: SourceSecrets,
  { mediaDir, demoFilm }: Pick<Paths, 'mediaDir' | 'demoFilm'>,
): Pick<EngineCamera, 'source' | 'mediaDir'> {
  if (stored.kind === 'demo') {
    return { source: { kind: 'file', path: path.basename(demoFilm) }, mediaDir: path.dirname(demoFilm) }
  }
  if (stored.kind !== 'rtsp' && stored.kind !== 'http') return { source: stored, mediaDir }
  const secrets = { ...(address === null ? {} : { url: address }), ...(password === null ? {} : { password }) }
  return { source: { ...stored, ...secrets }, mediaDir }
}

/** Whether a password typed for `before` would go to the very same place with `after`. */
export function samePlace(before: StoredSource, after: StoredSource): boolean {
  return place(before) === place(after) && place(after) !== null
}

function place(source: StoredSource): string | null {
  if (source.kind !== 'rtsp' && source.kind !== 'http') return null
  const { protocol, hostname, port } = parseUrl(source.url)
  return `${protocol}//${hostname.toLowerCase()}:${port || RTSP_PORTS[protocol] || ''}`
}

/** URL knows those of HTTP alone. */
const RTSP_PORTS: Record<string, string> = { 'rtsp:': '554', 'rtsps:': '322' }

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw new AppError('source_invalid_url', 'not a URL')
  const url = new URL(text)
  if (url.hostname === '') throw new AppError('source_invalid_url', 'no host in the URL')
  if (isForbiddenUrl(text)) throw new AppError('source_address', 'link-local or unspecified address')
  return url
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A path below the media folder, with forward slashes only. */
function mediaPath(relative: string): string {
  const outside =
    /\0|\p{Surrogate}/u.test(relative) ||
    relative.includes('\\') ||
    relative.startsWith('/') ||
    relative.split('/').some((part) => part === '..' || part === '.' || part === '')
  if (outside) throw new AppError('source_outside_media', 'the file must be inside the media folder')
  return relative
}
