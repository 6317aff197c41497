/** Joins the two parts of a picture, result and JPEG, by camera and frame id. */
import type { FrameMessage } from '@/server/contract/frame'
import { STREAM_HEADERS } from '@/server/contract/stream'
import type { Part } from './multipart-parser'

/** A picture as it came: nothing decoded yet, so that a dropped one costs nothing. */
export type RawPicture = {
  cameraId: string
  frameId: number
  /** Capture time, Unix ms on the server's clock. */
  capturedAt: number
  result: Uint8Array<ArrayBuffer>
  jpeg: Uint8Array<ArrayBuffer>
}

const CAMERA = STREAM_HEADERS.camera.toLowerCase()
const FRAME = STREAM_HEADERS.frame.toLowerCase()
const TIME = STREAM_HEADERS.time.toLowerCase()

/**
 * @returns accept(part): the picture that this part completes, or null. One result per camera waits at most: a JPEG
 * whose frame id is another is not shown, since its boxes are not known.
 */
export function createPairing(): { accept(part: Part): RawPicture | null } {
  const waiting = new Map<string, { frameId: number; body: Uint8Array<ArrayBuffer> }>()
  return {
    accept({ headers, body }) {
      const header = headers.get(CAMERA)
      const frameId = Number(headers.get(FRAME) ?? Number.NaN)
      if (header === undefined || !Number.isInteger(frameId)) return null
      const cameraId = decodeURIComponent(header)
      if (headers.get('content-type')?.startsWith('application/json')) {
        waiting.set(cameraId, { frameId, body })
        return null
      }
      const result = waiting.get(cameraId)
      waiting.delete(cameraId)
      if (result?.frameId !== frameId) return null
      return { cameraId, frameId, capturedAt: Number(headers.get(TIME)), result: result.body, jpeg: body }
    },
  }
}

/** The result as JSON. Same origin, written by our own server from the contract's type: not parsed a second time. */
export function readResult(picture: RawPicture): FrameMessage {
  return JSON.parse(new TextDecoder().decode(picture.result)) as FrameMessage
}
