/** What is really in a film: the file beside it, `<film>.truth.json.gz`. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { BehaviourCode } from '../server/contract/behaviours'
import { behaviourCode } from '../server/contract/behaviours'
import type { BBox } from '../server/contract/frame'
import { messageOf } from '../server/errors'
import { Mistake } from './mistake'

/** People of whom less is seen are in no score: neither missed nor false. Percent of the box's person. */
export const LEAST_VISIBLE = 25
/** Unpacked; a minute of thirty people is about 1 MB. */
const MOST_BYTES = 100_000_000

/** id, x1, y1, x2, y2 (pixels), behaviour, percent visible. */
const personRow = z
  .tuple([z.int(), z.int().min(0), z.int().min(0), z.int(), z.int(), behaviourCode, z.number().min(0).max(100)])
  .refine(([, x1, y1, x2, y2]) => x2 > x1 && y2 > y1, 'a box without area')

const frameRows = z
  .array(personRow)
  .refine((rows) => new Set(rows.map(([id]) => id)).size === rows.length, 'one person twice in a frame')

export const truthFile = z
  .strictObject({
    version: z.literal(1),
    film: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      width: z.int().positive(),
      height: z.int().positive(),
      fps: z.number().positive(),
      frames: z.int().positive(),
    }),
    /** Of the simulation that made the film. */
    seed: z.int(),
    /** What a box goes around, for people. */
    box: z.string().min(1),
    /** frames[n]: who is in the n-th picture of the film. */
    frames: z.array(frameRows),
  })
  .refine(({ film, frames }) => frames.length === film.frames, 'film.frames is not the number of frames')
export type TruthFile = z.input<typeof truthFile>

export type Person = { id: number; box: BBox; behaviour: BehaviourCode; ignored: boolean }
export type Truth = {
  film: TruthFile['film']
  seed: number
  /** By picture of the film. */
  frames: Person[][]
}

/** Throws Mistake when the file is missing or is no truth. */
export function readTruth(file: string): Truth {
  const parsed = truthFile.safeParse(unpack(file))
  if (!parsed.success) throw new Mistake(`${file} is not a truth file: ${describe(parsed.error)}`)
  const { film, seed, frames } = parsed.data
  return { film, seed, frames: frames.map((rows) => rows.map(toPerson)) }
}

function unpack(file: string): unknown {
  let packed: Buffer
  try {
    packed = readFileSync(file)
  } catch (error) {
    throw new Mistake(`there is no truth for this film: ${messageOf(error)}`)
  }
  try {
    return JSON.parse(gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8'))
  } catch (error) {
    throw new Mistake(`${file} is not a truth file: ${messageOf(error)}`)
  }
}

function toPerson([id, x1, y1, x2, y2, behaviour, visible]: z.infer<typeof personRow>): Person {
  return { id, box: { x1, y1, x2, y2 }, behaviour, ignored: visible < LEAST_VISIBLE }
}

function describe({ issues }: z.ZodError): string {
  const [first, ...more] = issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
  return `${first}${more.length > 0 ? `, and ${more.length} more` : ''}`
}
