/** The moments of a clause against the fact it cites. Pure. */
import type { Fact } from '../../contract/report'
import { isMidnight, localMoment, type Telling } from '../facts/moment'
import type { Token } from './scan'
import { Struck } from './struck'

/** Days and times that are told are the fact's, in its order, and as many as it takes to know when. */
export function checkMoments(tokens: readonly Token[], { at, span, kind, state }: Fact, telling: Telling): void {
  const known = (at === null ? (span ? [span.from, span.to] : []) : [at]).map((ms) => localMoment(ms, telling.zone))
  const times = tokens.filter((token) => token.t === 'time')
  const days = tokens.filter((token) => token.t === 'day')
  times.forEach((time, i) => {
    // What happened once is told once.
    const moment = known[i]
    const hour = i === 1 && span && isMidnight(span.to, telling) && time.hour === 24 ? 0 : time.hour
    if (!moment || moment.hour !== hour || moment.minute !== time.minute) throw new Struck('time', time.text)
  })
  days.forEach((day, i) => {
    const moment = at === null && days.length > 1 ? known[i] : known[0]
    if (!moment || moment.day !== day.day || moment.month !== day.month || (day.year ?? moment.year) !== moment.year) {
      throw new Struck('time', day.text)
    }
  })
  const [first, last] = [known[0], known.at(-1)]
  const acrossDays = telling.withDay && first && last && (first.day !== last.day || first.month !== last.month)
  if (span && at === null) {
    if (times.length === 1 || (times.length === 2 && acrossDays && days.length !== 2))
      throw new Struck('incomplete', '')
    if (times.length === 0 && days.length > 0 && (acrossDays ? days.length !== 2 : false))
      throw new Struck('time', days[0]!.text)
  }
  if (telling.withDay && times.length > 0 && days.length === 0) throw new Struck('incomplete', times[0]!.text)
  if (kind === 'step' && state !== 'raised') checkStepMoment(tokens)
}

/** "the alert of 10:05 was acknowledged" tells the alert's time, "acknowledged at 10:05" the step's. */
function checkStepMoment(tokens: readonly Token[]): void {
  const time = tokens.findIndex(({ t }) => t === 'time')
  if (time < 0) return
  const isState = (token: Token) => token.t === 'word' && token.entry.tag?.startsWith('state:')
  const isAlert = (token: Token) => token.t === 'word' && token.entry.tag === 'alert'
  const state = tokens.findIndex(isState)
  if (state < time) return
  if (tokens.slice(time, state).some((token) => isAlert(token) || token.text === '的' || /^was$/i.test(token.text))) {
    throw new Struck('role', tokens[time]!.text)
  }
}
