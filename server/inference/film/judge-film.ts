/** What rules see in a film, by the film's own time: the same rules find the same. */
import type { FilmAlert, FilmRule } from '../../contract/film'
import { type FilmIndex, type FilmPicture, filmAlert, MAX_FILM_ALERTS } from '../../contract/film'
import { type BookRule, createRuleBook } from '../../rules/book'
import { maxGapFor } from '../../rules/hold'
import type { FoundObject } from '../../rules/kind'
import { ruleKindNamed } from '../../rules/kinds'
import { writeAlerts } from './alert-file'
import { readChunks, readIndex } from './box-file'
import type { JudgedFilm, JudgeTask } from './tasks'

const FILM = 'film'

/** Throws what the file system says. */
export async function judgeFilm({ folder, intervalMs, rules }: JudgeTask): Promise<JudgedFilm> {
  const index = readIndex(folder)
  const alerts: FilmAlert[] = []
  const judge = createJudge(index, rules, maxGapFor(intervalMs))
  for await (const chunk of readChunks(folder)) {
    for (const picture of chunk) alerts.push(...judge(picture))
    if (alerts.length >= MAX_FILM_ALERTS) break
  }
  writeAlerts(folder, alerts.slice(0, MAX_FILM_ALERTS))
  return { alerts: alerts.length }
}

/** Takes the pictures in their order; what fires with each. Pure. */
export function createJudge(
  { width, height, labels }: Pick<FilmIndex, 'width' | 'height' | 'labels'>,
  rules: readonly FilmRule[],
  maxGapMs: number,
): (picture: FilmPicture) => FilmAlert[] {
  const book = createRuleBook<BookRule & { own: FilmRule }>()
  book.load(rules.flatMap((own, place) => toBookRule(own, place)))
  return ([atMs, measured, rows]) => {
    const objects = rows.map((row): FoundObject => {
      const [trackId, label, , x1, y1, x2, y2, said] = row
      const behaviour = said === 'unsure' ? null : said
      return { trackId, label: labels[label]?.[1] ?? '', box: { x1, y1, x2, y2 }, behaviour }
    })
    const frame = { cameraId: FILM, steadyMs: atMs, at: atMs, measured: measured === 1, width, height, objects }
    return book.feed(frame, maxGapMs).map(({ rule: { own }, facts, heldMs }) =>
      filmAlert.parse({
        ...{ atMs, ruleName: own.name, severity: own.severity, forMs: own.forMs, heldMs: Math.round(heldMs) },
        cause: { ...own.condition, facts },
      }),
    )
  }
}

/** None for a kind that this program does not know. */
function toBookRule(own: FilmRule, place: number): (BookRule & { own: FilmRule })[] {
  const kind = ruleKindNamed(own.condition.kind)
  if (!kind) return []
  const { forMs, cooldownMs, condition } = own
  return [
    {
      id: String(place),
      version: 0,
      cameraId: FILM,
      kind,
      params: condition.params,
      forMs,
      cooldownMs,
      lastFiredMs: null,
      // Whoever lets a rule look at a film wants all of it looked at.
      schedule: null,
      own,
    },
  ]
}
