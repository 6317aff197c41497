/**
 * Where the heads of people are, as MoveNet sees them: for sets in which people are labelled from head to foot.
 *
 * Usage: npx tsx models/training/heads.ts SET
 * Writes SET/heads/NAME.txt, `x y size` a line, 0..1 of the picture's width, height and height: the middle of a face, and how
 * high the head is about.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { modelManifest } from '../../server/contract/model'
import { decodeOutput } from '../../server/inference/detect/decode'
import type { Detection } from '../../server/inference/detect/types'
import { inspect } from '../../server/inference/engine/inspect'
import { openModelSession } from '../../server/inference/engine/session'
import { tensorBytes } from '../../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../../server/inference/engine/tensor-writer'
import { openPictures } from './open-pictures'

const MODEL = path.resolve(import.meta.dirname, '../movenet-multipose')
const OPTIONS = { confidence: 0.15, iou: 0.45 }
/** Of a keypoint that is believed. */
const LEAST = 0.3
/** Height of a head in widths between the shoulders, and in lengths from nose to breast bone: of adults, about. */
const OF_SHOULDERS = 0.65
const OF_NECK = 0.9

/** Of 17 COCO keypoints: nose, eyes and ears; shoulders. Null where either cannot be seen. */
function headOf({ keypoints = [] }: Detection): { x: number; y: number; size: number } | null {
  const face = keypoints.slice(0, 5).filter(({ score }) => score >= LEAST)
  const [left, right] = [keypoints[5], keypoints[6]]
  if (face.length < 2 || !left || !right || Math.min(left.score, right.score) < LEAST) return null
  const x = face.reduce((sum, point) => sum + point.x, 0) / face.length
  const y = face.reduce((sum, point) => sum + point.y, 0) / face.length
  const shoulders = Math.hypot(left.x - right.x, left.y - right.y)
  const neck = Math.hypot((left.x + right.x) / 2 - x, (left.y + right.y) / 2 - y)
  return { x, y, size: Math.max(OF_SHOULDERS * shoulders, OF_NECK * neck) }
}

const [set] = process.argv.slice(2)
if (!set) throw new Error('usage: heads.ts SET')
const manifest = modelManifest.parse(JSON.parse(readFileSync(path.join(MODEL, 'manifest.json'), 'utf8')))
const reply = await inspect('movenet', path.join(MODEL, 'model.onnx'), manifest)
if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
const { spec } = reply
mkdirSync(path.join(set, 'heads'), { recursive: true })
const session = await openModelSession(spec.path)
const writer = new TensorWriter(spec.input)
let total = 0
for (const { name, frame } of openPictures(path.join(set, 'images'))) {
  const tensor = new ArrayBuffer(tensorBytes(spec.input))
  const placed = writer.write(frame, tensor)
  const found = decodeOutput(spec, await session.run(spec.input, tensor), placed, OPTIONS)
  const { width, height } = frame
  const heads = found
    .flatMap((one) => headOf(one) ?? [])
    .filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height)
  const lines = heads.map(({ x, y, size }) => [x / width, y / height, size / height].map((n) => n.toFixed(5)).join(' '))
  writeFileSync(path.join(set, 'heads', `${name}.txt`), lines.map((line) => `${line}\n`).join(''))
  total += heads.length
}
writer.close()
await session.close()
console.log(`${set}: ${total} heads`)
