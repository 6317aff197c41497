/** Alerts as facts: how many, each one, and each step of its handling. Pure. */
import type { AlertState } from '../../contract/alert'
import type { Locale } from '../../contract/locale'
import { phraseOf, wereEn } from './alert-phrases'
import { type DraftFact, draftFact, quoted } from './draft-fact'
import type { AlertMaterial, AlertTotals } from './material'
import { momentText, type Telling } from './moment'
import { plainName } from './plain-name'

const STATE_TEXT: Record<Locale, Record<AlertState, string>> = {
  'zh-CN': { raised: '未处理', acknowledged: '已确认', resolved: '已解决', false_alarm: '误报' },
  en: { raised: 'open', acknowledged: 'acknowledged', resolved: 'resolved', false_alarm: 'marked as a false alarm' },
}

const alertsEn = (count: number) => `${count} ${count === 1 ? 'alert' : 'alerts'}`

export function totalsFacts(totals: AlertTotals): DraftFact[] {
  if (totals.all === 0) {
    return [
      draftFact({
        kind: 'no_alerts',
        required: true,
        sentence: { 'zh-CN': '本时段没有告警', en: 'There were no alerts in this period' },
      }),
    ]
  }
  const { all, byState, byRule } = totals
  const states = (Object.keys(byState) as AlertState[]).filter((state) => byState[state] > 0)
  return [
    draftFact({
      kind: 'alerts',
      required: true,
      numbers: { alerts: all },
      sentence: { 'zh-CN': `本时段共有 ${all} 条告警`, en: `There ${wereEn(all)} ${alertsEn(all)} in total` },
    }),
    ...states.map((state) => {
      const count = byState[state]
      return draftFact({
        kind: 'alerts',
        // What is still to be done is never left out.
        required: state === 'raised',
        numbers: { alerts: count },
        state,
        sentence: {
          'zh-CN': `${count} 条告警为${STATE_TEXT['zh-CN'][state]}`,
          en: `${alertsEn(count)} ${count === 1 ? 'is' : 'are'} ${STATE_TEXT.en[state]}`,
        },
      })
    }),
    ...byRule.map(({ rule: ruleName, camera: cameraName, cameraId, count }) => {
      const [rule, camera] = [plainName(ruleName), plainName(cameraName)]
      return draftFact({
        kind: 'alerts',
        cameraId,
        names: { rule, camera },
        numbers: { alerts: count },
        sentence: {
          'zh-CN': `规则${quoted(rule)}在${quoted(camera)}触发 ${count} 条告警`,
          en: `Rule ${quoted(rule)} raised ${alertsEn(count)} on ${quoted(camera)}`,
        },
      })
    }),
  ]
}

/** What was found, and what was done about it. */
export function alertFacts(alert: AlertMaterial, telling: Telling): DraftFact[] {
  const rule = plainName(alert.ruleName)
  const camera = plainName(alert.cameraName)
  const place = alert.cameraPlace === '' ? {} : { place: plainName(alert.cameraPlace) }
  const about = { alertId: alert.id, cameraId: alert.cameraId, names: { rule, camera, ...place } }
  const found = alert.cause.kind === 'unknown' ? null : phraseOf(alert.cause)
  const seconds = Math.round((alert.heldMs ?? 0) / 1000)
  const at = (locale: Locale, ms: number) => momentText(ms, telling, locale)
  const critical = alert.severity === 'critical'
  const raised = draftFact({
    ...about,
    kind: 'alert',
    required: critical,
    at: alert.raisedAt,
    severity: alert.severity,
    names: { ...about.names, ...found?.names },
    behaviour: found?.behaviour ?? null,
    act: found?.act ?? null,
    ...(found?.claims && { claims: found.claims }),
    numbers: { ...found?.numbers, ...(found && seconds > 0 && { seconds }) },
    sentence: {
      'zh-CN':
        `${at('zh-CN', alert.raisedAt)}，${quoted(camera)}触发${critical ? '严重' : ''}告警${quoted(rule)}` +
        (found ? `：${found.text['zh-CN']}${seconds > 0 ? `，持续 ${seconds} 秒` : ''}` : ''),
      en:
        `At ${at('en', alert.raisedAt)} the ${critical ? 'critical ' : ''}alert ${quoted(rule)} was raised on ${quoted(camera)}` +
        (found ? `: ${found.text.en}${seconds > 0 ? ` for ${seconds} s` : ''}` : ''),
    },
  })
  const handled = alert.steps
    .filter(({ state }) => state !== 'raised')
    .map((step) => {
      const person = step.by === null ? null : plainName(step.by)
      const doneEn = STATE_TEXT.en[step.state]
      const doneZh = { raised: '', acknowledged: '确认', resolved: '标记为已解决', false_alarm: '标记为误报' }[
        step.state
      ]
      return draftFact({
        ...about,
        kind: 'step',
        names: { ...about.names, ...(person !== null && { person }) },
        at: step.at,
        state: step.state,
        sentence: {
          'zh-CN': `${quoted(camera)}的告警${quoted(rule)}于 ${at('zh-CN', step.at)} ${person === null ? '' : `由${quoted(person)}`}${doneZh}`,
          en: `Alert ${quoted(rule)} on ${quoted(camera)} was ${doneEn}${person === null ? '' : ` by ${quoted(person)}`} at ${at('en', step.at)}`,
        },
      })
    })
  if (alert.state !== 'raised') return [raised, ...handled]
  const open = draftFact({
    ...about,
    kind: 'step',
    at: alert.raisedAt,
    state: 'raised',
    sentence: {
      'zh-CN': `${quoted(camera)} ${at('zh-CN', alert.raisedAt)} 的告警${quoted(rule)}未处理`,
      en: `Alert ${quoted(rule)} of ${at('en', alert.raisedAt)} on ${quoted(camera)} is open`,
    },
  })
  return [raised, open]
}
