/** A profile of a camera as a stream that can be chosen. Pure. */
import type { CameraStream } from '../contract/onvif'

/** What is read of a profile; a camera may send anything in its place. */
export type Profile = { name?: unknown; videoEncoderConfiguration?: unknown }

const MAX_TEXT = 80

/**
 * @param uri as the camera gives it
 * @param host where the camera was reached: behind a router it knows itself by another address
 * Null: there is no such stream.
 */
export function streamOf(
  { name, videoEncoderConfiguration }: Profile,
  uri: unknown,
  host: string,
): CameraStream | null {
  if (typeof uri !== 'string' || uri.length > 1_500 || !/^rtsps?:\/\/[^/]/i.test(uri) || !URL.canParse(uri)) return null
  const encoder = record(videoEncoderConfiguration)
  const resolution = record(encoder.resolution)
  return {
    name: text(name),
    url: at(uri, host),
    encoding: text(encoder.encoding),
    width: whole(resolution.width),
    height: whole(resolution.height),
    fps: number(record(encoder.rateControl).frameRateLimit),
  }
}

/** Schemes that URL does not know keep their host as it is: it is put in by hand. */
function at(uri: string, host: string): string {
  const [, scheme = '', rest = ''] = /^(rtsps?:\/\/)(?:[^/@]*@)?(.*)$/i.exec(uri) ?? []
  const [, port = '', path = ''] = /^(?:\[[^\]]*\]|[^:/?#]*)(:\d+)?(.*)$/.exec(rest) ?? []
  return `${scheme}${host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host}${port}${path}`
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '')
const number = (value: unknown): number | null => {
  const read = Number(value)
  return value !== '' && value !== undefined && value !== null && Number.isFinite(read) && read > 0 ? read : null
}
const whole = (value: unknown): number | null => {
  const read = number(value)
  return read === null ? null : Math.round(read)
}
