/** What was counted on one camera as facts, and what was not: gaps, cameras without a model, models that are not sure. Pure. */
import { BEHAVIOUR_ZH } from '../../contract/behaviours'
import type { ReportLength } from '../../contract/report'
import { peopleEn, wereEn } from './alert-phrases'
import { DOING_EN } from './behaviour-words'
import { type DraftFact, draftFact, quoted } from './draft-fact'
import type { CameraMaterial, CountMaterial } from './material'
import { endText, momentText, type Telling } from './moment'
import { plainName } from './plain-name'

const MINUTE_MS = 60_000
/** From this share on the counts of behaviours rest on too little, and it is said. */
const UNSURE = 0.2
/** Longest first; the rest is in the minutes that were measured. */
const MAX_GAPS = 3
/** Behaviours that a long report tells and others leave out: everybody looks up or down. */
const COMMON = new Set(['u', 'd'])

const tenth = (n: number) => Math.round(n * 10) / 10

export function cameraFacts(camera: CameraMaterial, length: ReportLength, telling: Telling): DraftFact[] {
  const name = plainName(camera.name)
  const about = { cameraId: camera.id, names: { camera: name } }
  if (camera.modelId === null) {
    const sentence = {
      'zh-CN': `${quoted(name)}没有模型，无法统计`,
      en: `${quoted(name)} has no model and counts nothing`,
    }
    return [draftFact({ ...about, kind: 'blind', required: true, sentence })]
  }
  return [
    ...(camera.counts ? countFacts(camera, camera.counts, length, telling) : []),
    ...gapFacts(camera, telling),
    ...(camera.counts && camera.counts.unsure >= UNSURE ? [unsureFact(camera, camera.modelId, camera.counts)] : []),
  ]
}

function countFacts(
  { id, name: given }: CameraMaterial,
  { measuredMinutes, people, behaviours }: CountMaterial,
  length: ReportLength,
  telling: Telling,
): DraftFact[] {
  const name = plainName(given)
  const about = { cameraId: id, names: { camera: name } }
  const minutesEn = (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`
  const most = draftFact({
    ...about,
    kind: 'people',
    required: true,
    at: people.mostAt,
    numbers: { people: people.most },
    measure: 'most',
    sentence: {
      'zh-CN': `${quoted(name)}最多同时有 ${people.most} 人，时间为 ${momentText(people.mostAt, telling, 'zh-CN')}`,
      en: `On ${quoted(name)} there ${wereEn(people.most)} at most ${peopleEn(people.most)} at once, at ${momentText(people.mostAt, telling, 'en')}`,
    },
  })
  if (length === 'short') return [most]
  const average = tenth(people.average)
  const told = behaviours.filter(({ code }) => length === 'long' || !COMMON.has(code))
  return [
    draftFact({
      ...about,
      kind: 'coverage',
      numbers: { minutes: measuredMinutes },
      sentence: {
        'zh-CN': `${quoted(name)}共统计 ${measuredMinutes} 分钟`,
        en: `${quoted(name)} was measured for ${minutesEn(measuredMinutes)}`,
      },
    }),
    most,
    draftFact({
      ...about,
      kind: 'people',
      numbers: { people: average },
      measure: 'average',
      sentence: {
        'zh-CN': `${quoted(name)}平均有 ${average} 人`,
        en: `On ${quoted(name)} there ${wereEn(average)} ${peopleEn(average)} on average`,
      },
    }),
    ...told.flatMap(({ code, most: count, mostAt, personMinutes }) => {
      const shared = { ...about, kind: 'behaviour', behaviour: code } as const
      const minutes = tenth(personMinutes)
      return [
        draftFact({
          ...shared,
          at: mostAt,
          numbers: { people: count },
          measure: 'most',
          sentence: {
            'zh-CN': `${quoted(name)}最多同时有 ${count} 人${BEHAVIOUR_ZH[code]}，时间为 ${momentText(mostAt, telling, 'zh-CN')}`,
            en: `On ${quoted(name)} there ${wereEn(count)} at most ${peopleEn(count)} ${DOING_EN[code]} at once, at ${momentText(mostAt, telling, 'en')}`,
          },
        }),
        draftFact({
          ...shared,
          numbers: { person_minutes: minutes },
          measure: 'total',
          sentence: {
            'zh-CN': `${quoted(name)}${BEHAVIOUR_ZH[code]}累计 ${minutes} 人·分钟`,
            en: `On ${quoted(name)} there ${minutes === 1 ? 'was 1 person-minute' : `were ${minutes} person-minutes`} of ${DOING_EN[code]} in total`,
          },
        }),
      ]
    }),
  ]
}

function gapFacts({ id, name: given, gaps }: CameraMaterial, telling: Telling): DraftFact[] {
  const name = plainName(given)
  const longest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MAX_GAPS)
  return longest
    .toSorted((a, b) => a.from - b.from)
    .map((span) => {
      const { from, to } = span
      const minutes = Math.round((to - from) / MINUTE_MS)
      const [zhFrom, zhTo] = [momentText(from, telling, 'zh-CN'), endText(to, telling, 'zh-CN')]
      const [enFrom, enTo] = [momentText(from, telling, 'en'), endText(to, telling, 'en')]
      return draftFact({
        kind: 'gap',
        required: true,
        cameraId: id,
        names: { camera: name },
        span,
        numbers: { minutes },
        sentence: {
          'zh-CN': `${quoted(name)}从 ${zhFrom} 到 ${zhTo} 没有数据，共 ${minutes} 分钟`,
          en: `${quoted(name)} has no data from ${enFrom} to ${enTo}, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} in total`,
        },
      })
    })
}

function unsureFact({ id, name: given }: CameraMaterial, modelId: string, { unsure }: CountMaterial): DraftFact {
  const [camera, model] = [plainName(given), plainName(modelId)]
  const percent = Math.round(unsure * 100)
  return draftFact({
    kind: 'unsure',
    required: true,
    cameraId: id,
    names: { camera, model },
    numbers: { percent },
    sentence: {
      'zh-CN': `${quoted(camera)}的模型${quoted(model)}对 ${percent}% 的人不确定行为`,
      en: `On ${quoted(camera)} model ${quoted(model)} was not sure of the behaviour of ${percent}% of people`,
    },
  })
}
