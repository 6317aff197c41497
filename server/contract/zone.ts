/** Zones of a camera: named areas and directed lines on its picture, in parts of its width and height (0..1). */
import { z } from 'zod'
import { crossesItself, distance } from '../geometry/polygon'
import { says } from './field-errors'

export const MAX_ZONES = 32
export const MAX_CORNERS = 24
/** Shorter than this a line has no direction to speak of. */
const MIN_LINE = 0.02

/**
 * `detection`: when there are any, only what is in one of them counts. `ignore`: what is in one does not count. The others
 * are what rules ask about.
 */
export const AREA_KINDS = ['detection', 'ignore', 'restricted', 'seat'] as const
export const ZONE_KINDS = [...AREA_KINDS, 'line'] as const
export type ZoneKind = (typeof ZONE_KINDS)[number]

/** The point of a box that counts: where somebody stands, or the middle, for those whose feet are hidden. */
export const ANCHORS = ['bottom_centre', 'centre'] as const
export type Anchor = (typeof ANCHORS)[number]

export const zonePoint = z
  .strictObject({ x: z.number(), y: z.number() })
  .refine(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1, says('outsidePicture'))
export type ZonePoint = z.infer<typeof zonePoint>

export const MAX_JITTER = 0.2

const zoneFields = {
  /** The camera's own; rules name it. */
  id: z.string().regex(/^[0-9a-z]{1,32}$/),
  name: z.string().trim().min(1).max(40),
  anchor: z.enum(ANCHORS),
}

export const area = z.strictObject({
  ...zoneFields,
  kind: z.enum(AREA_KINDS),
  points: z
    .array(zonePoint)
    .min(3)
    .max(MAX_CORNERS)
    .refine((points) => !crossesItself(points), says('crossesItself')),
})
export type Area = z.infer<typeof area>

/** From the first point to the second. `forward` is across it from left to right, as somebody sees it who goes that way. */
export const line = z.strictObject({
  ...zoneFields,
  kind: z.literal('line'),
  points: z.tuple([zonePoint, zonePoint]).refine(([a, b]) => distance(a, b) >= MIN_LINE, says('lineTooShort')),
  /** Has crossed it who is farther beyond it than this, in parts of the picture's shorter side: boxes tremble. */
  jitter: z.number().min(0).max(MAX_JITTER),
})
export type Line = z.infer<typeof line>

export const zone = z.discriminatedUnion('kind', [area, line])
export type Zone = z.infer<typeof zone>

/** All of a camera; ids and names are unique among them. */
export const zones = z
  .array(zone)
  .max(MAX_ZONES)
  .superRefine((all, context) => {
    for (const field of ['id', 'name'] as const) {
      const before = new Set<string>()
      all.forEach((one, i) => {
        const key = one[field].toLowerCase()
        if (before.has(key))
          context.addIssue({ code: 'custom', path: [i, field], ...says(field === 'name' ? 'nameTwice' : 'twice') })
        before.add(key)
      })
    }
  })

export const isArea = (one: Zone): one is Area => one.kind !== 'line'
