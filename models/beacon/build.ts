/** Writes model.onnx beside this file: `npx tsx models/beacon/build.ts`. A test compares the result with what is kept. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { shippedBeacon } from '../../testing/onnx/shipped-beacon'

writeFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'model.onnx'), shippedBeacon())
