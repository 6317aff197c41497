/** The few things every user of FFmpeg needs. Only `*Sync` calls are used: see ARCHITECTURE.md on threads. */
import {
  AV_LOG_QUIET,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUV422P,
  AV_PIX_FMT_YUV444P,
  AV_PIX_FMT_YUVJ420P,
  AV_PIX_FMT_YUVJ422P,
  AV_PIX_FMT_YUVJ444P,
  AVCOL_RANGE_JPEG,
  type AVPixelFormat,
} from 'node-av/constants'
import { FFmpegError, type Frame, Log } from 'node-av/lib'
import { SourceFailure, sourceCode } from '../sources/failure'

Log.setLevel(AV_LOG_QUIET)

/** The result, or a SourceFailure with FFmpeg's own words for a negative one. */
export function check(result: number, doing: string): number {
  if (result < 0) throw new SourceFailure(sourceCode(result), `${doing}: ${FFmpegError.strerror(result)}`)
  return result
}

const FULL_RANGE = new Map<number, AVPixelFormat>([
  [AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P],
  [AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVJ422P],
  [AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUVJ444P],
])

/** Pixel format with the range in it: the scaler looks at nothing else, and colours wash out when it is wrong. */
export function pixelFormat(frame: Frame): AVPixelFormat {
  const format = frame.format as AVPixelFormat
  return frame.colorRange === AVCOL_RANGE_JPEG ? (FULL_RANGE.get(format) ?? format) : format
}
