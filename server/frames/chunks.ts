/** Bytes of the two multipart formats. Pure: one Buffer per picture, made once and written to every viewer. */
import type { FrameMessage } from '../contract/frame'
import { STREAM_BOUNDARY, STREAM_HEADERS } from '../contract/stream'

export const STREAM_TYPE = `multipart/mixed; boundary=${STREAM_BOUNDARY}`
export const MJPEG_TYPE = `multipart/x-mixed-replace; boundary=${STREAM_BOUNDARY}`

const DELIMITER = Buffer.from(`--${STREAM_BOUNDARY}\r\n`)

/** The result and the picture of one frame, as GET /stream sends them. `json`: the serialised message. */
export function streamChunk(message: FrameMessage, json: Buffer, jpeg: Uint8Array): Buffer {
  const ids = [
    `${STREAM_HEADERS.camera}: ${encodeURIComponent(message.camera_id)}`,
    `${STREAM_HEADERS.frame}: ${message.frame_index}`,
    `${STREAM_HEADERS.time}: ${message.time_ms}`,
  ]
  return Buffer.concat([part('application/json', json, ids), part('image/jpeg', jpeg, ids)])
}

/** Opens GET /video.mjpg: each picture then ends with the boundary of the next, because browsers wait for it. */
export const MJPEG_START = DELIMITER

/** One picture, as GET /video.mjpg sends it. */
export function mjpegChunk(frame: { id: number; at: number }, jpeg: Uint8Array): Buffer {
  const ids = [`${STREAM_HEADERS.frame}: ${frame.id}`, `${STREAM_HEADERS.time}: ${Math.round(frame.at)}`]
  return Buffer.concat([body('image/jpeg', jpeg, ids), DELIMITER])
}

/** A part without a body: the line is alive although there is no picture. */
export const KEEPALIVE = part('application/json', new Uint8Array(), [])

function part(type: string, content: Uint8Array, headers: string[]): Buffer {
  return Buffer.concat([DELIMITER, body(type, content, headers)])
}

function body(type: string, content: Uint8Array, headers: string[]): Buffer {
  const head = [`Content-Type: ${type}`, `Content-Length: ${content.byteLength}`, ...headers, '', '']
  return Buffer.concat([Buffer.from(head.join('\r\n')), content, Buffer.from('\r\n')])
}
