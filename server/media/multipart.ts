/** Bytes of the two multipart formats. Pure: one Buffer per picture, made once and written to every viewer. */
import type { FrameMessage } from '../contract/frame'
import { STREAM_BOUNDARY, STREAM_HEADERS } from '../contract/stream'

export const STREAM_TYPE = `multipart/mixed; boundary=${STREAM_BOUNDARY}`
export const MJPEG_TYPE = `multipart/x-mixed-replace; boundary=${STREAM_BOUNDARY}`

/** The result and the picture of one frame, as GET /stream sends them. `json`: the serialised message. */
export function streamChunk(message: FrameMessage, json: string, jpeg: Uint8Array): Buffer {
  const ids = [
    `${STREAM_HEADERS.camera}: ${encodeURIComponent(message.camera_id)}`,
    `${STREAM_HEADERS.frame}: ${message.frame_index}`,
    `${STREAM_HEADERS.time}: ${message.time_ms}`,
  ]
  return Buffer.concat([part('application/json', Buffer.from(json), ids), part('image/jpeg', jpeg, ids)])
}

/** One picture, as GET /video.mjpg sends it. */
export function mjpegChunk(message: Pick<FrameMessage, 'frame_index' | 'time_ms'>, jpeg: Uint8Array): Buffer {
  return part('image/jpeg', jpeg, [
    `${STREAM_HEADERS.frame}: ${message.frame_index}`,
    `${STREAM_HEADERS.time}: ${message.time_ms}`,
  ])
}

/** A part without a body: the line is alive although there is no picture. */
export const KEEPALIVE = part('application/json', Buffer.alloc(0), [])

function part(type: string, body: Uint8Array, headers: string[]): Buffer {
  const head = [`--${STREAM_BOUNDARY}`, `Content-Type: ${type}`, `Content-Length: ${body.byteLength}`, ...headers, '', '']
  return Buffer.concat([Buffer.from(head.join('\r\n')), body, Buffer.from('\r\n')])
}
