/**
 * Runs a converted MAXIM network and the original in TensorFlow.js on the same picture, and prints how far apart they are.
 *
 * Usage: check-maxim.mjs TF.JS MODEL.json SIZE CONVERTED.onnx [CONVERTED.onnx …]
 * TF.JS: dist/tf.min.js of @tensorflow/tfjs. Differences are of values from 0 to 1.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'

const [library, source, size, ...converted] = process.argv.slice(2)
const side = Number(size)
const shape = [1, side, side, 3]

/** Edges, fine texture, a slope of light and noise, dark: always the same. */
function picture() {
  let state = 1
  const noise = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  return Float32Array.from({ length: 3 * side * side }, (_, i) => {
    const [x, y, channel] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side), i % 3]
    const board = (Math.floor(x / 16) + Math.floor(y / 16)) % 2
    const value =
      0.05 + 0.1 * board + (0.1 * x) / side + 0.04 * Math.sin(x / 2 + channel) * Math.cos(y / 3) + 0.05 * noise()
    return Math.min(1, Math.max(0, value))
  })
}

/** The whole network in the framework that it was published for. */
async function original(input) {
  const tf = createRequire(import.meta.url)(path.resolve(library))
  tf.enableProdMode()
  await tf.setBackend('cpu')
  const { modelTopology, weightsManifest, ...rest } = JSON.parse(readFileSync(source, 'utf8'))
  const shards = weightsManifest.flatMap(({ paths }) =>
    paths.map((name) => readFileSync(path.join(path.dirname(source), name))),
  )
  const { buffer } = Uint8Array.from(Buffer.concat(shards))
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights)
  const model = await tf.loadGraphModel({
    load: async () => ({ ...rest, modelTopology, weightSpecs, weightData: buffer }),
  })
  return model.execute(tf.tensor(input, shape)).data()
}

async function run(file, input) {
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  const began = performance.now()
  const { enhanced } = await session.run({ image: new Tensor('float32', input, shape) })
  const seconds = (performance.now() - began) / 1000
  return { output: enhanced.data, seconds }
}

const input = picture()
const began = performance.now()
const truth = await original(input)
console.log(`TensorFlow.js, ${side} x ${side}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
for (const file of converted) {
  const { output, seconds } = await run(file, input)
  const apart = output.map((value, i) => Math.abs(value - truth[i]))
  const worst = apart.reduce((most, value) => Math.max(most, value), 0)
  const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length
  console.log(
    `${path.basename(file)}: worst ${worst.toExponential(1)}, mean ${mean.toExponential(1)}, ${seconds.toFixed(1)} s`,
  )
}
