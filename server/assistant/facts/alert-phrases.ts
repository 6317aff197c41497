/** What an alert found, inside a sentence: one line a kind of rule. A kind without one is told by its rule's name alone. */
import { BEHAVIOUR_ZH, type BehaviourCode } from '../../contract/behaviours'
import type { Locale } from '../../contract/locale'
import type { Claim, Unit, ZoneAct } from '../../contract/report'
import type { AlertCause, FactsOf, ParamsOf, RuleKindName } from '../../rules/kinds'
import { DOING_EN } from './behaviour-words'
import { quoted } from './draft-fact'
import { plainName } from './plain-name'

/** Every number and every name in the text, by what it counts and whose it is. */
export type Phrase = {
  text: Record<Locale, string>
  numbers: Partial<Record<Unit, number>>
  names?: { zone?: string; label?: string }
  behaviour?: BehaviourCode
  act?: ZoneAct
  /** Of the camera itself. */
  claims?: Claim[]
}

type Phrasing<K extends RuleKindName> = (found: { params: ParamsOf<K>; facts: FactsOf<K> }) => Phrase

const PHRASES: { [K in RuleKindName]?: Phrasing<K> } = {
  behaviour_count: ({ params: { behaviour }, facts: { count } }) => ({
    text: { 'zh-CN': `${count} 人${BEHAVIOUR_ZH[behaviour]}`, en: `${peopleEn(count)} ${DOING_EN[behaviour]}` },
    numbers: { people: count },
    behaviour,
  }),
  person_behaviour: ({ params: { behaviour }, facts: { trackId } }) => ({
    text: { 'zh-CN': `#${trackId} ${BEHAVIOUR_ZH[behaviour]}`, en: `person #${trackId} ${DOING_EN[behaviour]}` },
    numbers: { track: trackId },
    behaviour,
  }),
  occupancy: ({ params: { label }, facts: { count, zone } }) => {
    const names = namesOf({ zone, label })
    const [zh, en] = names.label
      ? [`${count} 个${quoted(names.label)}`, `${count} ${count === 1 ? 'thing' : 'things'} ${quoted(names.label)}`]
      : count === 0
        ? ['无人', 'nobody']
        : [`共 ${count} 人`, peopleEn(count)]
    return {
      text: names.zone
        ? { 'zh-CN': `在${quoted(names.zone)}内${zh}`, en: `${en} in ${quoted(names.zone)}` }
        : { 'zh-CN': zh, en },
      numbers: names.label ? { things: count } : { people: count },
      names,
    }
  },
  zone_stay: ({ params: { label }, facts: { trackId, zone } }) => {
    const names = namesOf({ zone, label })
    return {
      text: {
        'zh-CN': `${whoZh(names, trackId)}在${quoted(names.zone ?? '')}内停留`,
        en: `${whoEn(names, trackId)} staying in ${quoted(names.zone ?? '')}`,
      },
      ...{ numbers: { track: trackId }, names, act: 'stay' },
    }
  },
  zone_entered: ({ params: { label }, facts: { trackId, zone } }) => {
    const names = namesOf({ zone, label })
    return {
      text: {
        'zh-CN': `${whoZh(names, trackId)}进入${quoted(names.zone ?? '')}`,
        en: `${whoEn(names, trackId)} entered ${quoted(names.zone ?? '')}`,
      },
      ...{ numbers: { track: trackId }, names, act: 'enter' },
    }
  },
  zone_left: ({ params: { label }, facts: { trackId, zone, dwellMs } }) => {
    const names = namesOf({ zone, label })
    const seconds = Math.round(dwellMs / 1000)
    return {
      text: {
        'zh-CN': `${whoZh(names, trackId)}离开${quoted(names.zone ?? '')}，停留 ${seconds} 秒`,
        en: `${whoEn(names, trackId)} left ${quoted(names.zone ?? '')}, staying for ${seconds} s`,
      },
      ...{ numbers: { track: trackId, seconds }, names, act: 'leave' },
    }
  },
  camera_offline: () => ofCamera('no_pictures', '没有画面', 'no pictures'),
  camera_black: () => ofCamera('black', '画面全黑', 'a black picture'),
  camera_frozen: () => ofCamera('frozen', '画面静止', 'a picture that stood still'),
  camera_moved: () => ofCamera('moved', '拍摄位置改变', 'a view of another place'),
  line_crossed: ({ params: { label }, facts: { count, zone } }) => {
    const names = namesOf({ zone, label })
    return {
      text: {
        'zh-CN': `${names.label ? quoted(names.label) : ''}越过${quoted(names.zone ?? '')} ${count} 次`,
        en: `${names.label ? `${quoted(names.label)} ` : ''}crossed ${quoted(names.zone ?? '')} ${count} ${count === 1 ? 'time' : 'times'}`,
      },
      ...{ numbers: { times: count }, names, act: 'cross' },
    }
  },
}

function ofCamera(claim: Claim, zh: string, en: string): Phrase {
  return { text: { 'zh-CN': zh, en }, numbers: {}, claims: [claim] }
}

function namesOf({ zone, label }: { zone: string | null; label: string | null }): { zone?: string; label?: string } {
  return { ...(zone !== null && { zone: plainName(zone) }), ...(label !== null && { label: plainName(label) }) }
}

const whoZh = ({ label }: { label?: string }, track: number) => `${label ? quoted(label) : ''}#${track} `
const whoEn = ({ label }: { label?: string }, track: number) => `${label ? quoted(label) : 'person'} #${track}`

export function phraseOf(cause: AlertCause): Phrase | null {
  // The kind says which of them belong together, which TypeScript cannot see while it is any.
  return (PHRASES[cause.kind] as Phrasing<RuleKindName> | undefined)?.(cause) ?? null
}

export const peopleEn = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`
export const wereEn = (count: number): string => (count === 1 ? 'was' : 'were')
