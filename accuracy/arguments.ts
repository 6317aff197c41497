/** The command line of npm run accuracy. */
import { parseArgs } from 'node:util'
import { cameraDraft } from '../server/contract/camera'
import { messageOf } from '../server/errors'
import { truthPathOf } from './film'
import type { Settings } from './film-run'
import { CAMERA_DEFAULTS } from './measure'
import { Mistake } from './mistake'

const FILM = 'demo/classroom.mp4'
const MODEL = 'models/classroom-six'

export type Arguments = {
  film: string
  truth: string
  /** A folder of sets of real pictures, to be measured instead of a film. */
  real: string | null
  all: boolean
  /** Reports of made-up shifts, instead. */
  reports: boolean
  model: string
  settings: Omit<Settings, 'labels'>
  json: string | undefined
}

/** Throws Mistake for what no camera can have, and for options that do not go together. */
export function readArguments(args: string[]): Arguments {
  const { film = FILM, truth = truthPathOf(film), model = MODEL, json, ...given } = parse(args)
  const ofFilm = (['film', 'truth', 'interval'] as const).filter((name) => parse(args)[name] !== undefined)
  if (given.real !== undefined && ofFilm.length > 0) throw new Mistake(`--real goes without --${ofFilm[0]}`)
  if (given.all && given.real === undefined) throw new Mistake('--all belongs to --real')
  const others = (['film', 'truth', 'interval', 'real', 'model', 'confidence'] as const).find(
    (name) => parse(args)[name] !== undefined,
  )
  if (given.reports && others) throw new Mistake(`--reports goes without --${others}`)
  const settings = {
    ...CAMERA_DEFAULTS,
    intervalMs: number('intervalMs', '--interval', "a camera's interval in ms", given.interval),
    confidence: number('confidence', '--confidence', "a camera's confidence", given.confidence),
  }
  const { real = null, all = false, reports = false } = given
  return { film, truth, real, all, reports, model, settings, json }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const flags = { all: { type: 'boolean' }, reports: { type: 'boolean' } } as const
  const film = { film: text, truth: text, interval: text }
  const options = { ...film, model: text, confidence: text, json: text, real: text, ...flags } as const
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new Mistake(messageOf(error))
  }
}

function number(key: 'intervalMs' | 'confidence', option: string, what: string, text: string | undefined): number {
  const parsed = cameraDraft.shape[key].safeParse(text === undefined ? undefined : Number(text))
  if (!parsed.success) throw new Mistake(`${option} is not ${what}: ${text}`)
  return parsed.data
}
