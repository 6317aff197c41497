/** A film with as much detail as a street: JPEGs of about 75 KB at 720p, and work for the decoder in each frame. */
import path from 'node:path'
import { makeFilm } from '../testing/media/make-film'
import { createRandom } from '../testing/onnx/random'

const WIDTH = 1280
const HEIGHT = 720
const FPS = 25
const SECONDS = 20
export const SCENE_MS = SECONDS * 1000
/** Pixels that the detail moves each frame. */
const STEP = 3
const MIDDLE = 96
/** Standard deviation of brightness: of patches of 16 px, and of single pixels. */
const COARSE = 22
const FINE = 2.5
const PATCH = 16

/** Writes the film into the work folder and returns its name; cameras find it there. */
export function makeScene(work: string): string {
  const name = 'scene.mp4'
  const detail = makeDetail()
  makeFilm(path.join(work, name), {
    width: WIDTH,
    height: HEIGHT,
    fps: FPS,
    frames: FPS * SECONDS,
    background(luma, stride, frame) {
      const shift = (frame * STEP) % WIDTH
      for (let row = 0; row < HEIGHT; row++) {
        const line = detail.subarray(row * WIDTH, (row + 1) * WIDTH)
        luma.set(line.subarray(shift), row * stride)
        luma.set(line.subarray(0, shift), row * stride + WIDTH - shift)
      }
    },
  })
  return name
}

/** Luma of one picture: grey patches with grain. */
function makeDetail(): Uint8Array {
  const random = createRandom(11)
  const columns = WIDTH / PATCH
  const patches = random.normal(columns * (HEIGHT / PATCH), COARSE)
  const grain = random.normal(WIDTH * HEIGHT, FINE)
  return Uint8Array.from(grain, (value, pixel) => {
    const x = pixel % WIDTH
    const y = Math.floor(pixel / WIDTH)
    const patch = patches[Math.floor(y / PATCH) * columns + Math.floor(x / PATCH)] ?? 0
    return Math.max(16, Math.min(235, MIDDLE + patch + value))
  })
}
