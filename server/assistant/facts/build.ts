/** What was read, as facts with their sentences, in the order of a report. Pure. */
import type { Fact } from '../../contract/report'
import { draftFact, numbered } from './draft-fact'
import { alertFacts, totalsFacts } from './from-alerts'
import { cameraFacts } from './from-counts'
import type { Material } from './material'
import { endText, momentText, tellingOf } from './moment'

/** More would be read by nobody, and take more than a model can. */
export const MAX_FACTS = 300

export function buildFacts({ from, until, zone, length, cameras, alerts }: Material): {
  facts: Fact[]
  leftOut: number
} {
  const telling = tellingOf(from, until, zone)
  const [zhFrom, zhTo] = [momentText(from, telling, 'zh-CN'), endText(until, telling, 'zh-CN')]
  const [enFrom, enTo] = [momentText(from, telling, 'en'), endText(until, telling, 'en')]
  const count = cameras.length
  const drafts = [
    draftFact({
      kind: 'period',
      required: true,
      span: { from, to: until },
      numbers: { cameras: count },
      sentence: {
        'zh-CN': `本报告涵盖 ${zhFrom} 至 ${zhTo}，共 ${count} 路摄像头`,
        en: `This report covers ${count} ${count === 1 ? 'camera' : 'cameras'} from ${enFrom} to ${enTo}`,
      },
    }),
    ...(alerts ? totalsFacts(alerts.totals) : []),
    ...(alerts?.told.flatMap((alert) => alertFacts(alert, telling)) ?? []),
    ...cameras.flatMap((camera) => cameraFacts(camera, length, telling)),
  ]
  // What has to be told goes first; the order stays.
  const kept = new Set(drafts.toSorted((a, b) => Number(b.required) - Number(a.required)).slice(0, MAX_FACTS))
  return { facts: numbered(drafts.filter((draft) => kept.has(draft))), leftOut: drafts.length - kept.size }
}
