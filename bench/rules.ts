/** rules_core_share: what the rules cost where every camera has areas, lines, people and rules about them. */
import type { Zone } from '../server/contract/zone'
import { type BookRule, createRuleBook, type MeasuredFrame } from '../server/rules/book'
import { type RuleCondition, ruleCondition, ruleKindNamed } from '../server/rules/kinds'
import type { Measured } from './figures'

const CAMERAS = 16
const RULES = 10
const PEOPLE = 30
const RESULTS_S = 10
const SPAN_S = 60
/** Others use the machine as well: the fastest of so many goes counts. */
const GOES = 5
const [AREAS, CORNERS] = [8, 8]
const SIZE = { width: 1280, height: 720 }

export async function measureRules(): Promise<Measured> {
  const cameras = Array.from({ length: CAMERAS }, (_, index) => `camera ${index}`)
  const minute = Array.from({ length: SPAN_S * RESULTS_S }, (_, index) => frameAt((index * 1000) / RESULTS_S))
  let fired = 0
  const shares = Array.from({ length: GOES }, () => {
    const book = createRuleBook<BookRule>()
    book.load(cameras.flatMap(rulesOf), new Map(cameras.map((cameraId) => [cameraId, ZONES])))
    const before = process.cpuUsage()
    fired = 0
    for (const frame of minute) for (const cameraId of cameras) fired += book.feed({ ...frame, cameraId }).length
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6 / SPAN_S
  })
  console.log(`  ${CAMERAS * RULES} rules, ${PEOPLE} people a camera, ${fired} firings in ${SPAN_S} s`)
  return { rules_core_share: Math.min(...shares) }
}

/** Round areas in two rows, and two lines across the picture. */
const ZONES: Zone[] = [
  ...Array.from({ length: AREAS }, (_, index): Zone => {
    const [x, y] = [(index % 4) / 4 + 0.125, Math.floor(index / 4) / 2 + 0.25]
    const points = Array.from({ length: CORNERS }, (_, corner) => {
      const angle = (corner / CORNERS) * 2 * Math.PI
      return { x: x + Math.cos(angle) / 9, y: y + Math.sin(angle) / 5 }
    })
    return { id: `a${index}`, name: `Area ${index}`, kind: 'restricted', anchor: 'bottom_centre', points }
  }),
  ...[0.33, 0.66].map((x, index): Zone => {
    const points: Extract<Zone, { kind: 'line' }>['points'] = [
      { x, y: 0.1 },
      { x, y: 0.9 },
    ]
    return { id: `l${index}`, name: `Line ${index}`, kind: 'line', anchor: 'bottom_centre', points, jitter: 0.02 }
  }),
]

const CONDITIONS: RuleCondition[] = [
  { kind: 'zone_stay', params: { zoneId: 'a0' } },
  { kind: 'zone_stay', params: { zoneId: 'a1' } },
  { kind: 'zone_entered', params: { zoneId: 'a2' } },
  { kind: 'zone_entered', params: { zoneId: 'a3' } },
  { kind: 'zone_left', params: { zoneId: 'a4' } },
  { kind: 'zone_left', params: { zoneId: 'a5' } },
  { kind: 'line_crossed', params: { lineId: 'l0', direction: 'forward', minCount: 1, withinMs: 60_000 } },
  { kind: 'line_crossed', params: { lineId: 'l1', direction: 'either', minCount: 5, withinMs: 60_000 } },
  { kind: 'occupancy', params: { zoneId: 'a6', compare: 'at_least', count: 3 } },
  { kind: 'occupancy', params: { zoneId: 'a7', compare: 'fewer_than', count: 2 } },
].map((condition) => ruleCondition.parse(condition))

function rulesOf(cameraId: string): BookRule[] {
  return CONDITIONS.slice(0, RULES).map(({ kind: name, params }, index) => {
    const kind = ruleKindNamed(name)
    if (!kind) throw new Error(`no kind ${name}`)
    const timing = { forMs: kind.instant ? 0 : 3_000, cooldownMs: 10_000, lastFiredMs: null, schedule: null }
    return { id: `${cameraId} ${index}`, version: 1, cameraId, kind, params, ...timing }
  })
}

/** Everybody walks to and fro, each at a speed of their own. */
function frameAt(steadyMs: number): Omit<MeasuredFrame, 'cameraId'> {
  const objects = Array.from({ length: PEOPLE }, (_, index) => {
    const x = (Math.sin((steadyMs / 1000) * (0.1 + index / 100) + index) / 2 + 0.5) * SIZE.width
    const y = ((index % 6) / 6 + 0.15) * SIZE.height
    return { trackId: index, label: 'person', behaviour: null, box: { x1: x - 30, y1: y - 90, x2: x + 30, y2: y } }
  })
  return { steadyMs, at: steadyMs, measured: true, ...SIZE, objects }
}
