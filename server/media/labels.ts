/** What is written on a picture. Pure. */
import { BEHAVIOUR_ZH } from '../contract/behaviours'
import { labelName } from '../contract/label-names'
import type { Locale } from '../contract/locale'
import type { EngineObject } from '../inference/messages'

/** English names as people read them; BEHAVIOUR_EN holds the names of the wire. */
const ENGLISH = {
  u: 'Looking up',
  d: 'Looking down',
  c: 'Lying on desk',
  b: 'Looking back',
  p: 'Using phone',
  s: 'Standing',
} as const

/** Behaviour (or what the model takes it for), track id, confidence: "使用手机 #7 91%". */
export function objectLabel(
  object: Pick<EngineObject, 'behaviour' | 'label' | 'trackId' | 'confidence'>,
  locale: Locale,
): string {
  const { behaviour, label, trackId, confidence } = object
  const name = behaviour === null ? labelName(label, locale) : (locale === 'en' ? ENGLISH : BEHAVIOUR_ZH)[behaviour]
  const id = trackId === null ? '' : ` #${trackId}`
  return `${name}${id} ${Math.round(confidence * 100)}%`
}

/** Camera and capture time, in the time zone of the server. */
export function caption(title: string, atMs: number, locale: Locale, timeZone?: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  }).format(atMs)
  return `${title}  ${time}`
}
