/**
 * Runs a model over a folder of pictures with the product's own code, from pixels to boxes after suppression.
 *
 * Usage: npx tsx models/training/detect.ts MODEL.onnx FOLDER OUT.json
 * OUT: { pictures: { name: [[x1, y1, x2, y2, score, class], …] }, input: [width, height], ms }; ms is the median time of
 * the network alone, one thread.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ModelSpec } from '../../server/contract/model'
import { decodeOutput } from '../../server/inference/detect/decode'
import { inspect } from '../../server/inference/engine/inspect'
import { openSession } from '../../server/inference/engine/session'
import { tensorBytes } from '../../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../../server/inference/engine/tensor-writer'
import { openPictures } from './open-pictures'

/** As in evaluate.py. */
const OPTIONS = { confidence: 0.01, iou: 0.45 }

type Found = { pictures: Record<string, number[][]>; input: [number, number]; ms: number }

async function detect(spec: ModelSpec, folder: string): Promise<Found> {
  const session = await openSession(spec.path)
  const writer = new TensorWriter(spec.input)
  const pictures: Found['pictures'] = {}
  const times: number[] = []
  for (const { name, frame } of openPictures(folder)) {
    const tensor = new ArrayBuffer(tensorBytes(spec.input))
    const placed = writer.write(frame, tensor)
    const started = performance.now()
    const outputs = await session.run(spec.input, tensor)
    times.push(performance.now() - started)
    pictures[name] = decodeOutput(spec, outputs, placed, OPTIONS).map(({ box, confidence, classId }) => [
      box.x1,
      box.y1,
      box.x2,
      box.y2,
      confidence,
      classId,
    ])
  }
  writer.close()
  await session.close()
  const ms = times.sort((a, b) => a - b)[times.length >> 1] ?? 0
  return { pictures, input: [spec.input.width, spec.input.height], ms }
}

const [model, folder, out] = process.argv.slice(2)
if (!model || !folder || !out) throw new Error('usage: detect.ts MODEL.onnx FOLDER OUT.json')
const reply = await inspect('model', path.resolve(model), null)
if (!('spec' in reply)) throw new Error(`${reply.error}: ${reply.detail}`)
writeFileSync(out, JSON.stringify(await detect(reply.spec, folder)))
