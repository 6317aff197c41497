/**
 * Runs a model over a folder of pictures with the product's own code, from pixels to boxes after suppression.
 *
 * Usage: npx tsx models/training/detect.ts MODEL.onnx FOLDER OUT.json
 * OUT: { best: { name: [[x1, y1, x2, y2, score, class], …] }, every: the same, input: [width, height], ms }. best: the
 * best class of every cell, as the product takes it; every: every class of every cell, as trainers score, of models with
 * one output; {} of others. ms is the least time of the network alone, one thread: what an idle core takes.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ModelSpec } from '../../server/contract/model'
import { decodeOutput } from '../../server/inference/detect/decode'
import type { Detection, Tensor } from '../../server/inference/detect/types'
import { inspect } from '../../server/inference/engine/inspect'
import { openModelSession } from '../../server/inference/engine/session'
import { tensorBytes } from '../../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../../server/inference/engine/tensor-writer'
import { openPictures } from './open-pictures'

/** As in evaluate.py. */
const OPTIONS = { confidence: 0.001, iou: 0.45 }

type Boxes = Record<string, number[][]>
type Found = { best: Boxes; every: Boxes; input: [number, number]; ms: number }

async function detect(spec: ModelSpec, folder: string): Promise<Found> {
  const session = await openModelSession(spec.path)
  const writer = new TensorWriter(spec.input)
  const best: Boxes = {}
  const every: Boxes = {}
  const times: number[] = []
  for (const { name, frame } of openPictures(folder)) {
    const tensor = new ArrayBuffer(tensorBytes(spec.input))
    const placed = writer.write(frame, tensor)
    const started = performance.now()
    const outputs = await session.run(spec.input, tensor)
    times.push(performance.now() - started)
    best[name] = rows(decodeOutput(spec, outputs, placed, OPTIONS))
    if (spec.outputs.length > 1) continue
    every[name] = spec.labels.flatMap((_, kind) =>
      rows(decodeOutput(...oneClass(spec, outputs, kind), placed, OPTIONS), kind),
    )
  }
  writer.close()
  await session.close()
  const ms = Math.min(...times)
  return { best, every, input: [spec.input.width, spec.input.height], ms }
}

function rows(found: Detection[], kind?: number): number[][] {
  return found.map(({ box, confidence, classId }) => [box.x1, box.y1, box.x2, box.y2, confidence, kind ?? classId])
}

/** The model as if it knew one class alone. */
function oneClass(spec: ModelSpec, outputs: Record<string, Tensor>, kind: number): [ModelSpec, Record<string, Tensor>] {
  const [name = ''] = spec.outputs
  const { data, dims } = outputs[name]!
  const anchors = dims[2] ?? 0
  const alone = new Float32Array(5 * anchors)
  alone.set((data as Float32Array).subarray(0, 4 * anchors))
  alone.set((data as Float32Array).subarray((4 + kind) * anchors, (5 + kind) * anchors), 4 * anchors)
  return [{ ...spec, labels: [spec.labels[kind] ?? ''] }, { [name]: { data: alone, dims: [1, 5, anchors] } }]
}

const [model, folder, out] = process.argv.slice(2)
if (!model || !folder || !out) throw new Error('usage: detect.ts MODEL.onnx FOLDER OUT.json')
const reply = await inspect('model', path.resolve(model), null)
if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
writeFileSync(out, JSON.stringify(await detect(reply.spec, folder)))
