/** The lessons of a stretch of time, none beside another: of several that run, the one that began last (S2). Pure. */
import type { Timetable } from '../../contract/schedule'
import { dayAt, periodsOn, type Span, spanOn } from './opening'

/** Named periods within [from, to), Unix ms, in order, cut to it; what has no name is no lesson. */
export function lessonsBetween(timetable: Timetable, from: number, to: number): Span[] {
  const { timeZone } = timetable
  const spans: Span[] = []
  for (let day = dayAt(timeZone, from) - 1; day <= dayAt(timeZone, to) + 1; day++) {
    spans.push(...periodsOn(timetable, day).map((hours) => spanOn(timeZone, day, hours)))
  }
  const near = spans.filter((span) => span.from < to && span.to > from).sort((a, b) => a.from - b.from)
  const edges = [...new Set(near.flatMap((span) => [Math.max(from, span.from), Math.min(to, span.to)]))]
  edges.sort((a, b) => a - b)
  const lessons: Span[] = []
  /** Those that have begun and not ended, the last one last. */
  let running: Span[] = []
  let next = 0
  edges.slice(0, -1).forEach((edge, i) => {
    for (; next < near.length && near[next]!.from <= edge; next++) running.push(near[next]!)
    running = running.filter((span) => span.to > edge)
    const lesson = running.at(-1)
    if (!lesson?.name) return
    const end = edges[i + 1]!
    const before = lessons.at(-1)
    if (before && before.to === edge && before.name === lesson.name && lesson.from < edge) before.to = end
    else lessons.push({ name: lesson.name, from: edge, to: end })
  })
  return lessons
}
