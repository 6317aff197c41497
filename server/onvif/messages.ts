/** Between the server and the thread that asks a camera. */

import type { ErrorCode } from '../contract/errors'
import type { CameraLogin, CameraStream } from '../contract/onvif'

export type StreamsAsked = CameraLogin
export type StreamsAnswer = { streams: CameraStream[] } | { code: ErrorCode; detail: string }
