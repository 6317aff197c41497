/** Runs models, one picture at a time. A run blocks the whole thread: that is what the thread is for. */

import { parentPort, workerData } from 'node:worker_threads'
import type { ModelSpec } from '../../contract/model'
import { messageOf } from '../../message-of'
import { decodeOutput } from '../detect/decode'
import { withoutFolder } from '../without-folder'
import { createAverage } from './average'
import type { FromInference, InferenceSetup, ToInference } from './inference-messages'
import { inspect } from './inspect'
import { runLimitMs } from './run-limit'
import { openModelSession, type Session } from './session'
import { begin, beginRun, keepLedger, rest } from './steps'

/** usual: what a run takes, ms. */
type Model = { spec: ModelSpec; session: Session; usual: ReturnType<typeof createAverage> }

const port = parentPort
const { ledger, firstRunMs } = workerData as InferenceSetup
const models = new Map<string, Model>()
const say = (message: FromInference, moved: ArrayBuffer[] = []) => port?.postMessage(message, moved)

async function handle(message: ToInference): Promise<void> {
  switch (message.t) {
    case 'load':
      return load(message.key, message.spec)
    case 'release':
      return release(message.key)
    case 'run':
      return run(message)
    case 'inspect':
      begin('load', { model: message.id })
      return say({ t: 'inspected', reply: await inspect(message.id, message.path, message.manifest) })
    case 'stop':
      for (const key of models.keys()) await release(key)
      port?.close()
  }
}

async function load(key: string, spec: ModelSpec): Promise<void> {
  try {
    begin('load', { model: spec.id })
    if (!models.has(key)) models.set(key, { spec, session: await openModelSession(spec.path), usual: createAverage() })
    say({ t: 'loaded', key })
  } catch (error) {
    say({ t: 'load:failed', key, code: 'model_invalid', detail: withoutFolder(messageOf(error), spec.path) })
  }
}

async function release(key: string): Promise<void> {
  const model = models.get(key)
  models.delete(key)
  await model?.session.close()
}

async function run({
  jobId,
  key,
  owner,
  buffer,
  letterbox,
  confidence,
  iou,
}: ToInference & { t: 'run' }): Promise<void> {
  try {
    const model = models.get(key)
    if (!model) throw new Error('the model is not loaded')
    const first = model.usual.value === null
    beginRun({ camera: owner, model: model.spec.id }, runLimitMs(model.usual.value, firstRunMs))
    const started = performance.now()
    const outputs = await model.session.run(model.spec.input, buffer)
    const inferred = performance.now()
    model.usual.add(inferred - started)
    const detections = decodeOutput(model.spec, outputs, letterbox, { confidence, iou })
    const inferMs = inferred - started
    say({ t: 'done', jobId, buffer, detections, inferMs, postMs: performance.now() - inferred, first }, [buffer])
  } catch (error) {
    say({ t: 'failed', jobId, buffer, detail: messageOf(error) }, [buffer])
  }
}

keepLedger(ledger)
// One at a time and in order, although handling is asynchronous.
let last: Promise<void> = Promise.resolve()
port?.on('message', (message: ToInference) => {
  last = last.then(() => handle(message)).finally(rest)
})
