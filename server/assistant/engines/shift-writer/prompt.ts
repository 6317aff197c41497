/** What the writer's model is asked: a beat as marks that it was trained on. No name and no number of a fact is in it. Pure. */
import type { Locale } from '../../../contract/locale'
import { type Claim, type Fact, UNITS } from '../../../contract/report'

/** Ways of saying things that the model learnt; each beat has one. */
export const STYLES = 12

const LANGUAGE: Record<Locale, string> = { 'zh-CN': 'zh', en: 'en' }
const NAMES = ['camera', 'place', 'rule', 'zone', 'label', 'person', 'model'] as const
/** Those whose words have a singular. */
const COUNTED = ['people', 'alerts', 'cameras', 'things', 'times', 'minutes', 'person_minutes'] as const

const KINDS = [
  'period',
  'no_alerts',
  'alerts',
  'alert',
  'step',
  'people',
  'behaviour',
  'coverage',
  'gap',
  'unsure',
  'blind',
]
/** What a camera itself did. */
const OF_CAMERA: readonly Claim[] = ['no_pictures', 'black', 'frozen', 'moved']

/** Whether the model learnt to tell it. */
export function isTaught({ kind, claims = [] }: Fact): boolean {
  return KINDS.includes(kind) && claims.every((claim) => OF_CAMERA.includes(claim))
}

/** A fact and the names of its values that a sentence about it has. `k`: its place in its beat, 1 the first. */
export type Told = { k: number; fact: Fact; values: string[] }

/** What stands for a value in the model's text. */
export const slotOf = (k: number, value: string): string => `<${k}.${value}>`
/** What stands for a fact's citation. */
export const citeOf = (k: number): string => `<${k}>`

/** @param withPlace whether an alert at its beginning tells the camera's place */
export function readBeat(beat: readonly Fact[], withPlace: boolean): Told[] {
  return beat.map((fact, i) => ({ k: i + 1, fact, values: valuesOf(fact, beat[i - 1], withPlace && i === 0) }))
}

export function beatPrompt(beat: readonly Told[], style: number, locale: Locale): string {
  const facts = beat.map(({ k, fact, values }) => {
    const marks = marksOf(fact).map((mark) => `<${mark}>`)
    return [citeOf(k), ...marks, ...values.map((value) => slotOf(k, value))].join('')
  })
  return `<${LANGUAGE[locale]}><~${style % STYLES}>${facts.join('')}<=>`
}

/** What the sentence has to say in words. */
function marksOf({ kind, severity, state, behaviour, act, claims = [], measure, numbers }: Fact): string[] {
  return [
    kind,
    ...(severity === 'critical' ? [severity] : []),
    ...(state ? [state] : []),
    ...(behaviour ? [`doing.${behaviour}`] : []),
    ...(act ? [act] : []),
    ...claims.map((claim) => `is.${claim}`),
    ...(measure ? [measure] : []),
    ...(isNobody({ kind, numbers }) ? ['zero'] : []),
    ...(COUNTED.some((unit) => numbers[unit] === 1) ? ['one'] : []),
  ]
}

/** In one order. What a fact shares with the one `before` it is not said again: camera and rule. */
function valuesOf(fact: Fact, before: Fact | undefined, withPlace: boolean): string[] {
  const { kind, state, at, span, names, numbers } = fact
  const sameCamera = before?.cameraId === fact.cameraId && before?.names.camera === names.camera
  const unsaid = new Set([
    ...(sameCamera ? ['camera'] : []),
    ...(sameCamera && before?.names.rule === names.rule ? ['rule'] : []),
    ...(withPlace && kind === 'alert' ? [] : ['place']),
  ])
  // What is open is open since its alert.
  const open = kind === 'step' && state === 'raised' && before !== undefined
  // "There was 1 alert, which is open."
  const sole =
    kind === 'alerts' &&
    state !== null &&
    before?.kind === 'alerts' &&
    before.state === null &&
    before.numbers.alerts === 1
  return [
    ...(at === null ? (span ? ['from', 'to'] : []) : open ? [] : ['at']),
    ...NAMES.filter((name) => names[name] !== undefined && !unsaid.has(name)),
    ...UNITS.filter((unit) => numbers[unit] !== undefined && !sole && !(unit === 'people' && isNobody(fact))),
  ]
}

/** Nobody, which is said in words. */
const isNobody = ({ kind, numbers }: Pick<Fact, 'kind' | 'numbers'>) => kind === 'alert' && numbers.people === 0
