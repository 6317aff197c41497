/**
 * Ranges of every output of a model over a folder of pictures, for calibration: the mean of the pictures' extremes.
 *
 * Usage: npx tsx models/training/ranges.ts MODEL.onnx WIDTH HEIGHT OUT.json FOLDER [COUNT] …
 * MODEL gives every tensor of interest as an output. OUT: { name: [low, high] }. COUNT pictures (32) of a folder, evenly.
 */
import { writeFileSync } from 'node:fs'
import type { InputSpec } from '../../server/contract/model'
import { normalisationOf } from '../../server/inference/detect/normalisation'
import { openModelSession } from '../../server/inference/engine/session'
import { tensorBytes } from '../../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../../server/inference/engine/tensor-writer'
import { openPictures } from './open-pictures'

const [model, width, height, out, ...folders] = process.argv.slice(2)
if (!model || !out || folders.length === 0) throw new Error('usage: ranges.ts MODEL WIDTH HEIGHT OUT FOLDER …')
const COUNT = 32
const size = { width: Number(width), height: Number(height) }
const input: InputSpec = {
  ...normalisationOf('yolov8', 'float32'),
  ...size,
  name: 'images',
  order: 'nchw',
  dtype: 'float32',
}

const session = await openModelSession(model)
const writer = new TensorWriter(input)
const sums = new Map<string, [number, number]>()
let seen = 0
for (const folder of folders) {
  for (const { frame } of openPictures(folder, COUNT)) {
    const tensor = new ArrayBuffer(tensorBytes(input))
    writer.write(frame, tensor)
    for (const [name, { data }] of Object.entries(await session.run(input, tensor))) {
      const sum = sums.get(name) ?? [0, 0]
      const [low, high] = extremes(data as Float32Array)
      sums.set(name, [sum[0] + low, sum[1] + high])
    }
    seen++
  }
}
writer.close()
await session.close()
writeFileSync(out, JSON.stringify(Object.fromEntries([...sums].map(([name, sum]) => [name, sum.map((v) => v / seen)]))))

function extremes(values: Float32Array): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}
