'use client'
/** This browser's camera as a source: captures, encodes, sends one picture at a time. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/components/lib/api-error'
import { WEBCAM_MAX_BYTES } from '@/server/contract/socket'
import { openCamera } from './open-camera'
import { useSocket } from './provider'
import { type LiveSocket, request } from './socket'
import { type WebcamProblem, webcamProblem } from './webcam-errors'

export const RESOLUTIONS = ['640x480', '960x540', '1280x720'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** Most pictures a second; a server that takes longer slows the sender down. */
const SEND_FPS = 10
const JPEG_QUALITY = 0.8
/** After a failed sending: not at once again. */
const RETRY_MS = 1_000

export type WebcamState =
  | { phase: 'idle' }
  | { phase: 'asking' }
  /** error: why the last picture did not arrive, null when it did. */
  | { phase: 'sending'; sent: number; error: unknown }
  | { phase: 'problem'; problem: WebcamProblem }

/** @param video shows the reader their own picture, and is what pictures are taken from */
export function useWebcam(cameraId: string, video: RefObject<HTMLVideoElement | null>) {
  const socket = useSocket()
  const [state, setState] = useState<WebcamState>({ phase: 'idle' })
  /** Aborted when sending ends for whatever reason; null while nothing runs. */
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const end = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ phase: 'idle' })
  }, [])

  const start = useCallback(
    async (resolution: Resolution) => {
      running.current?.abort()
      if (!window.isSecureContext || !navigator.mediaDevices) return setState({ phase: 'problem', problem: 'insecure' })
      const element = video.current
      if (!element) return
      const abort = new AbortController()
      running.current = abort
      setState({ phase: 'asking' })
      try {
        const ask = () => navigator.mediaDevices.getUserMedia(constraints(resolution))
        const stream = await openCamera(ask, element, abort.signal)
        if (!stream) return
        const close = sendPictures(socket, cameraId, element, (sent, error) =>
          setState({ phase: 'sending', sent, error }),
        )
        abort.signal.addEventListener('abort', close, { once: true })
        stream.getVideoTracks()[0]?.addEventListener('ended', () => {
          abort.abort()
          setState({ phase: 'problem', problem: 'busy' })
        })
        setState({ phase: 'sending', sent: 0, error: null })
      } catch (error) {
        if (!abort.signal.aborted) setState({ phase: 'problem', problem: webcamProblem(error) })
      }
    },
    [socket, cameraId, video],
  )
  return { state, start, stop: end }
}

function constraints(resolution: Resolution): MediaStreamConstraints {
  const [width, height] = resolution.split('x').map(Number)
  return { audio: false, video: { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: SEND_FPS } } }
}

/**
 * Takes, encodes and sends picture after picture; the next one only after the server's answer to the last.
 * @param report after every answer: pictures that arrived so far, and why the last one did not
 * @returns stops after the picture on its way
 */
function sendPictures(
  socket: LiveSocket | null,
  cameraId: string,
  video: HTMLVideoElement,
  report: (sent: number, error: unknown) => void,
): () => void {
  const canvas = document.createElement('canvas')
  let closed = false
  let sent = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function turn(): Promise<void> {
    const began = performance.now()
    let wait = 1000 / SEND_FPS
    try {
      if (!socket) throw new ApiError('unreachable')
      const jpeg = await encode(canvas, video)
      if (closed) return
      await request(socket, 'camera:webcam_frame', { cameraId, jpeg })
      sent++
      if (!closed) report(sent, null)
    } catch (error) {
      wait = RETRY_MS
      if (!closed) report(sent, error)
    }
    if (!closed) timer = setTimeout(() => void turn(), Math.max(0, wait - (performance.now() - began)))
  }
  void turn()
  return () => {
    closed = true
    clearTimeout(timer)
  }
}

async function encode(canvas: HTMLCanvasElement, video: HTMLVideoElement): Promise<Uint8Array<ArrayBuffer>> {
  if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth
  if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY))
  if (!blob) throw new ApiError('internal')
  if (blob.size > WEBCAM_MAX_BYTES) throw new ApiError('too_large')
  return new Uint8Array(await blob.arrayBuffer())
}
