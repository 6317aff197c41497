/** What a capture thread says about clips, and what the recorder thread is told and answers. Packets are transferred, never copied. */
import type { ErrorCode } from '../../../contract/errors'
import type { ClipEnd } from '../../clip/clip-end'
import type { ClipPicture, ClipResult } from '../../clip/join-track'

/** What packets are, and how large their pictures: those of the source, whatever JPEGs of it were made smaller. */
export type ClipStream = {
  codec: 'h264' | 'hevc' | 'mjpeg'
  width: number
  height: number
  /** As FFmpeg has it: parameter sets by start codes or lengths. */
  extradata: Uint8Array | null
}

/**
 * Times are ticks of 90 kHz from the moment that the clip's first picture is shown at. taken: of a stream that nothing is looked for
 * in, when: by the camera's clock, Unix ms (null when it does not tell), and when it came, steady clock.
 */
export type ClipPacket = {
  key: boolean
  pts: number
  dts: number
  duration: number
  bytes: Uint8Array<ArrayBuffer>
  taken?: { cameraMs: number | null; cameMs: number }
}

/** A capture thread, about one clip. */
export type ClipPart =
  /** firstMs: when its first packet came, steady clock. */
  | { do: 'open'; stream: ClipStream; firstMs: number }
  /** pictures: decoded, each with the time at which it is shown; those of a packet may come later. */
  | { do: 'add'; packets: ClipPacket[]; pictures: ClipPicture[] }
  /** Nothing more comes. error: why it ends before its time, or was never opened. */
  | { do: 'close'; error?: ErrorCode }

export type ToRecorder =
  | { t: 'open'; clipId: string; folder: string; stream: ClipStream }
  | { t: 'add'; clipId: string; packets: ClipPacket[]; pictures: ClipPicture[] }
  | { t: 'result'; clipId: string; result: ClipResult }
  | { t: 'close'; clipId: string; error?: ErrorCode }
  | { t: 'stop' }

export type FromRecorder =
  /** So many bytes are off its hands. */
  { t: 'written'; bytes: number } | { t: 'ended'; clipId: string; end: ClipEnd }
