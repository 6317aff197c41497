import type { ModelView } from '@/server/contract/model'

/** The models that fit the two rooms people have; null where none does. */
export type Suggestions = { classroom: ModelView | null; site: ModelView | null }

/** A model that tells fewer behaviours is made for something else, such as the calibration beacon. */
const LEAST_BEHAVIOURS = 3

/**
 * For a classroom: the model that tells the most behaviours by itself. For other places: of those that find persons and
 * tell no behaviour, the one with the fewest labels, which was made for it. Among equals, an included one. Pure.
 */
export function suggestModels(models: readonly ModelView[]): Suggestions {
  const usable = models.filter(({ error }) => error === null)
  const classroom = usable.filter(({ tells }) => tells.length >= LEAST_BEHAVIOURS)
  const site = usable.filter(({ tells, labels }) => tells.length === 0 && labels.includes('person'))
  const shippedFirst = (a: ModelView, b: ModelView) => Number(b.shipped) - Number(a.shipped)
  classroom.sort((a, b) => b.tells.length - a.tells.length || shippedFirst(a, b))
  site.sort((a, b) => a.labels.length - b.labels.length || shippedFirst(a, b))
  return { classroom: classroom[0] ?? null, site: site[0] ?? null }
}
