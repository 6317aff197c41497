/** What a camera's bars tell apart: behaviours, or, where its model knows none, the kinds of things it finds. Pure. */
import type { FrameObject } from '@/server/contract/frame'

export type Told = { behaviours: boolean; labels: readonly string[] }

export const NOTHING_TOLD: Told = { behaviours: false, labels: [] }
/** More bars than this nobody reads. */
const MOST_LABELS = 8

/** A kind that was seen once keeps its bar, in the order of coming: bars that come and go cannot be read. */
export function toldBy(before: Told, objects: readonly FrameObject[]): Told {
  const behaviours = before.behaviours || objects.some(({ behavior, unsure }) => behavior !== null || unsure === true)
  const labels = [...new Set([...before.labels, ...objects.map(({ class_name }) => class_name)])].slice(0, MOST_LABELS)
  const same = behaviours === before.behaviours && labels.length === before.labels.length
  return same ? before : { behaviours, labels }
}

/** Whether kinds of things are all there is to tell. */
export const isByLabel = ({ behaviours, labels }: Told): boolean => !behaviours && labels.length > 0
