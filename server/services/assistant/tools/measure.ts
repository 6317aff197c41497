import { z } from 'zod'
import { type About, type Measured, measureTally, noData, unsureShare } from '../../../assistant/ask/tally-facts'
import type { Claim } from '../../../contract/report'
import { COUNT_GROUPS, type CountTally } from '../../../contract/tally'
import { tallyCounts } from '../../history/tally'
import { BEHAVIOUR_NAMES, behaviourName } from './alert-filters'
import { cameraNamed, placeNamed } from './names'
import { periodFields, readPeriod } from './period'
import { tool } from './tool'

const MAX_ROWS = 24
/** From this share on, behaviours rest on too little, and it is said. */
const UNSURE = 0.2

export const measure = tool({
  name: 'measure',
  description:
    'What cameras counted in a period: how many people on average, or for how many person-minutes a behaviour was seen. By lesson it needs a timetable.',
  action: 'camera.read',
  input: z.strictObject({
    ...periodFields,
    what: z.enum(['people', ...behaviourName.options]),
    by: z.enum(COUNT_GROUPS).default('all').describe('What to group by; all: the total alone.'),
    camera: z.string().min(1).max(200).optional().describe('Name of a camera.'),
    place: z.string().min(1).max(200).optional().describe('Name of a place.'),
  }),
  async run(c, { period: named, from, to, what, by, camera, place }) {
    const period = readPeriod({ period: named, from, to }, c)
    const found = camera === undefined ? undefined : await cameraNamed(c, camera)
    const at = place === undefined ? undefined : await placeNamed(c, place)
    const query = { from: period.from, to: period.until, zone: c.zone, cameraId: found?.id, place: at }
    const rows = await c.as(tallyCounts, { ...query, by })
    const about: About = { names: { ...(found && { camera: found.name }), ...(at !== undefined && { place: at }) } }
    const behaviour = what === 'people' ? undefined : BEHAVIOUR_NAMES[what]
    const valued = rows.map((row) => ({ row, measured: measuredOf(row, behaviour) }))
    const sorted = valued.toSorted((a, b) => b.measured.value - a.measured.value)
    const inOrder = by === 'day' ? valued : sorted
    const told = inOrder.slice(0, MAX_ROWS)
    const claimsOf = (one: (typeof valued)[number]): Claim[] => {
      if (by === 'all' || sorted.length < 2) return []
      const [[first, second], [last, before]] = [sorted, sorted.toReversed()]
      if (one === first && first.measured.value > (second?.measured.value ?? 0)) return ['top']
      return one === last && last.measured.value < (before?.measured.value ?? 0) ? ['bottom'] : []
    }
    const telling = { period, zone: c.zone }
    if (rows.length === 0) return { facts: [noData(about, telling)], leftOut: 0 }
    const [whole] = behaviour && by !== 'all' ? await c.as(tallyCounts, { ...query, by: 'all' }) : rows
    const unsure = whole?.unsure ?? 0
    return {
      facts: [
        ...told.map((one) =>
          measureTally(one.measured, { ...aboutOf(by, one.row, about), behaviour }, telling, claimsOf(one)),
        ),
        ...(behaviour && unsure >= UNSURE ? [unsureShare(unsure, about, telling)] : []),
      ],
      leftOut: inOrder.length - told.length,
    }
  },
})

function measuredOf(
  row: CountTally,
  behaviour: (typeof BEHAVIOUR_NAMES)[keyof typeof BEHAVIOUR_NAMES] | undefined,
): Measured {
  return behaviour
    ? { unit: 'person_minutes', value: row.personMinutes[behaviour] }
    : { unit: 'people', value: row.peopleAverage }
}

function aboutOf(by: (typeof COUNT_GROUPS)[number], { key, from, to }: CountTally, about: About): About {
  if (by === 'day') return { ...about, day: { from, to } }
  return by === 'all' ? about : { ...about, names: { ...about.names, [by]: key } }
}
