/** Which decoded pictures the scaler may be given as bare planes: known formats whose planes are whole. */
import {
  AV_PIX_FMT_BGR24,
  AV_PIX_FMT_GRAY8,
  AV_PIX_FMT_NV12,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_UYVY422,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUV422P,
  AV_PIX_FMT_YUV444P,
  AV_PIX_FMT_YUVJ420P,
  AV_PIX_FMT_YUVJ422P,
  AV_PIX_FMT_YUVJ444P,
  AV_PIX_FMT_YUYV422,
} from 'node-av/constants'
import type { Frame } from 'node-av/lib'

/** Pixels of the picture to one sample of the plane, across and down; bytes of a sample. */
type Plane = { across: number; down: number; bytes: number }

const whole = (bytes: number): Plane => ({ across: 1, down: 1, bytes })
const planar = (across: number, down: number): Plane[] => {
  const chroma = { across, down, bytes: 1 }
  return [whole(1), chroma, chroma]
}

const FORMATS = new Map<number, readonly Plane[]>([
  [AV_PIX_FMT_YUV420P, planar(2, 2)],
  [AV_PIX_FMT_YUVJ420P, planar(2, 2)],
  [AV_PIX_FMT_YUV422P, planar(2, 1)],
  [AV_PIX_FMT_YUVJ422P, planar(2, 1)],
  [AV_PIX_FMT_YUV444P, planar(1, 1)],
  [AV_PIX_FMT_YUVJ444P, planar(1, 1)],
  [AV_PIX_FMT_NV12, [whole(1), { across: 2, down: 2, bytes: 2 }]],
  [AV_PIX_FMT_YUYV422, [{ across: 2, down: 1, bytes: 4 }]],
  [AV_PIX_FMT_UYVY422, [{ across: 2, down: 1, bytes: 4 }]],
  [AV_PIX_FMT_GRAY8, [whole(1)]],
  [AV_PIX_FMT_RGB24, [whole(3)]],
  [AV_PIX_FMT_BGR24, [whole(3)]],
  [AV_PIX_FMT_RGBA, [whole(4)]],
])

/**
 * Planes and strides (bytes) of a decoded frame, valid until the frame is used again. Null for a format that is not in
 * the list, a picture stored bottom up, or planes that are shorter than the picture: the scaler trusts what it is given,
 * and a palette that is not there ends the process.
 */
export function picturePlanes(frame: Frame): { data: Buffer[]; strides: number[] } | null {
  const format = FORMATS.get(frame.format)
  const { width, height, linesize } = frame
  if (!format || width < 1 || height < 1) return null
  const strides = linesize.slice(0, format.length)
  const rows = format.map(({ across, bytes }) => Math.ceil(width / across) * bytes)
  if (rows.some((bytes, plane) => (strides[plane] ?? 0) < bytes)) return null
  const data = frame.data?.slice(0, format.length) ?? []
  const short = format.some(({ down }, plane) => {
    const needed = (strides[plane] ?? 0) * (Math.ceil(height / down) - 1) + (rows[plane] ?? 0)
    return (data[plane]?.length ?? 0) < needed
  })
  return short ? null : { data, strides }
}
