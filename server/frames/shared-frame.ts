/** One frame on its way to many readers: each form of it is made at most once, and only when somebody wants it. */
import type { FrameMessage } from '../contract/frame'
import type { EngineFrame } from '../inference/messages'
import { mjpegChunk, streamChunk } from './chunks'
import { toMessage } from './to-message'

export type SharedFrame = {
  frame: EngineFrame
  message: FrameMessage
  /** The message, serialised. */
  json(): Buffer
  /** The same with image_jpeg_base64; without it when the frame has no picture. */
  jsonWithImage(): Buffer
  /** Result and picture for GET /stream; null when the frame has no picture. */
  streamChunk(): Buffer | null
  /** Picture for GET /video.mjpg; null when the frame has none. */
  mjpegChunk(): Buffer | null
}

/** @param source what the camera is called for people */
export function shareFrame(frame: EngineFrame, source: string): SharedFrame {
  const message = toMessage(frame, source)
  const { jpeg } = frame
  const json = once(() => serialise(message))
  return {
    frame,
    message,
    json,
    jsonWithImage: once(() =>
      jpeg ? serialise({ ...message, image_jpeg_base64: Buffer.from(jpeg).toString('base64') }) : json(),
    ),
    streamChunk: once(() => jpeg && streamChunk(message, json(), jpeg)),
    mjpegChunk: once(() => jpeg && mjpegChunk({ id: frame.frameId, at: frame.at }, jpeg)),
  }
}

function serialise(message: FrameMessage): Buffer {
  return Buffer.from(JSON.stringify(message))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
