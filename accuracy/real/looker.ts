/** What a camera that shows a JPEG would show: the product's decoder, model, suppression and one box a person. */
import { readFileSync } from 'node:fs'
import { AV_CODEC_ID_MJPEG } from 'node-av/constants'
import { Packet } from 'node-av/lib'
import { createAnalyser } from '../../server/inference/behaviour/analyser'
import { inFrame } from '../../server/inference/behaviour/in-frame'
import { decodeOutput } from '../../server/inference/detect/decode'
import { Decoder } from '../../server/inference/engine/decoder'
import { openModelSession } from '../../server/inference/engine/session'
import { tensorBytes } from '../../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../../server/inference/engine/tensor-writer'
import type { Settings } from '../film-run'
import { Mistake } from '../mistake'
import type { Model } from '../model'
import type { FoundHead } from './score'

export type Looker = {
  /** Throws Mistake when the file is no JPEG. */
  look(file: string): Promise<{ width: number; height: number; found: FoundHead[] }>
  close(): Promise<void>
}

export async function openLooker(
  { spec, labels }: Model,
  { confidence, iou }: Pick<Settings, 'confidence' | 'iou'>,
): Promise<Looker> {
  const session = await openModelSession(spec.path)
  const tensors = new TensorWriter(spec.input)
  const buffer = new ArrayBuffer(tensorBytes(spec.input))
  const decoder = new Decoder(AV_CODEC_ID_MJPEG, null)
  const packet = new Packet()
  packet.alloc()
  return {
    async look(file) {
      packet.data = readFileSync(file)
      const frame = decoder.send(packet) ? decoder.receive() : null
      packet.unref()
      if (frame === null || frame === 'more') throw new Mistake(`${file} is not a JPEG`)
      const { width, height } = frame
      const letterbox = tensors.write(frame, buffer)
      const outputs = await session.run(spec.input, buffer)
      const detections = decodeOutput(spec, outputs, letterbox, { confidence, iou })
      // Pictures have nothing to do with each other: nobody is tracked from one to the next.
      const objects = createAnalyser({ task: spec.task, labels }).measure(detections, 0)
      const found = inFrame(objects, width, height).map(({ box, behaviour }) => ({ box, behaviour }))
      return { width, height, found }
    },
    async close() {
      packet.free()
      decoder.close()
      tensors.close()
      await session.close()
    },
  }
}
