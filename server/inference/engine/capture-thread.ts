/**
 * One camera: open, decode, choose frames, write tensors and JPEGs, reconnect. Or its recording stream: open, keep packets, reconnect.
 * Only synchronous native calls: asynchronous ones would hold the process's shared thread pool, and a thread that is
 * ended during one takes the process with it. So it is never terminated: it is asked to stop and ends by itself.
 */

import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { backoffMs, RECONNECT } from '../../backoff'
import { messageOf } from '../../message-of'
import { SourceFailure } from '../sources/failure'
import { CaptureInbox } from './capture-inbox'
import type { CaptureSetup, FromCapture } from './capture-messages'
import { CameraRecorder } from './clip/camera-recorder'
import { FrameSender } from './frame-sender'
import { openReader } from './reader'
import type { Reader } from './reader-types'
import { begin, keepLedger, rest } from './steps'

/** A connection that lasted this long was a good one: the next wait is short again. */
const GOOD_CONNECTION_MS = 5_000

/** Trying again cannot help: the configuration has to change. */
const FINAL: readonly string[] = ['source_outside_media', 'source_invalid_url', 'source_address']

function run(port: MessagePort, setup: CaptureSetup): void {
  keepLedger(setup.ledger, { camera: setup.cameraId })
  const inbox = new CaptureInbox(port, setup)
  const recorder = new CameraRecorder((message, moved) => port.postMessage(message, moved), setup.ringMs, setup.role)
  inbox.recorder = recorder
  const sender = new FrameSender(port, setup, inbox, recorder)
  const say = (message: FromCapture) => port.postMessage(message)

  let failures = 0
  while (!inbox.stopped) {
    const opened = performance.now()
    let reader: Reader | null = null
    try {
      if (setup.source.kind === 'rtsp') checkHost(setup.source.url, inbox)
      begin('open')
      reader = openReader(setup, inbox, inbox, recorder)
      pump(reader, inbox, sender, say)
      if (inbox.stopped || (setup.once && sender.sent > 0)) break
      throw new SourceFailure('source_ended', 'the source ended')
    } catch (error) {
      const code = error instanceof SourceFailure ? error.code : 'source_broken'
      const final = setup.once || FINAL.includes(code)
      if (setup.role === 'recording') recorder.lost()
      say({ t: 'state', state: final ? 'failed' : 'reconnecting', code, detail: messageOf(error) })
      if (final) break
    } finally {
      reader?.close()
    }
    failures = performance.now() - opened > GOOD_CONNECTION_MS ? 1 : failures + 1
    sender.rest()
    inbox.sleep(backoffMs(RECONNECT, failures))
  }
  recorder.close()
  sender.close()
  rest()
}

/**
 * HTTP goes through the address guard; RTSP connects by itself, so its name is looked up first. Throws SourceFailure.
 */
function checkHost(url: string, inbox: CaptureInbox): void {
  if (!URL.canParse(url)) return
  const allowed = inbox.mayConnect(new URL(url).hostname.replace(/^\[|\]$/g, ''))
  if (inbox.stopped || allowed) return
  if (allowed === null) throw new SourceFailure('source_timeout', 'the name was not looked up in time')
  throw new SourceFailure('source_address', 'the name leads to a link-local or unspecified address')
}

/** Reads until the source ends or the thread is asked to stop. Throws SourceFailure. */
function pump(reader: Reader, inbox: CaptureInbox, sender: FrameSender, say: (message: FromCapture) => void): void {
  let live = false
  let waiting = false
  while (!inbox.stopped) {
    const captured = reader.next(sender.nextFrameId)
    inbox.poll()
    sender.beat()
    if (captured === null) return
    if (captured === 'again') continue
    if (captured === 'kept') {
      if (!live) say({ t: 'state', state: 'live' })
      live = true
      continue
    }
    if (captured === 'waiting') {
      if (!waiting) say({ t: 'state', state: live ? 'reconnecting' : 'starting', code: 'webcam_waiting' })
      waiting = true
      continue
    }
    if (!live || waiting) say({ t: 'state', state: 'live' })
    live = true
    waiting = false
    sender.send(captured)
    if (sender.done) return
  }
}

if (parentPort) run(parentPort, workerData as CaptureSetup)
