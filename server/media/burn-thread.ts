/** The thread that draws: one job after the other, in the order they come. */
import { parentPort } from 'node:worker_threads'
import { loadImage } from '@napi-rs/canvas'
import { createFonts } from '../burn/fonts'
import type { BurnJob, BurnReply } from './burn-messages'
import { burnPicture } from './burn-picture'

const port = parentPort
if (!port) throw new Error('burn-thread runs as a worker thread')
const fonts = createFonts()

async function burn({ id, ...job }: BurnJob): Promise<BurnReply> {
  try {
    const image = await loadImage(job.frame.jpeg)
    return { id, jpeg: new Uint8Array(burnPicture(image, job, fonts)) }
  } catch (error) {
    return { id, error: String(error) }
  }
}

/** Decoding is asynchronous: without the chain a small picture would overtake a large one. */
let last: Promise<void> = Promise.resolve()
port.on('message', (job: BurnJob) => {
  last = last
    .then(() => burn(job))
    .then((reply) => port.postMessage(reply, 'jpeg' in reply ? [reply.jpeg.buffer as ArrayBuffer] : []))
})
