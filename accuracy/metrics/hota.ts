/**
 * Higher order tracking accuracy (Luiten et al. 2021, "HOTA"), computed as TrackEval's metrics/hota.py does: how well
 * people are found (DetA) and how well a person stays one track (AssA), averaged over 19 thresholds of localisation.
 */
import { assign, EPSILON } from './assignment'
import { type IndexedFilm, indexIds, pairTable, type TrackFrame } from './track-frame'

/** IoU thresholds 0.05, 0.1 … 0.95. */
export const ALPHAS = Array.from({ length: 19 }, (_, index) => 0.05 + index * 0.05)

/** All 0..1, means over ALPHAS. */
export type Hota = { hota: number; detA: number; assA: number }

export function hota(frames: readonly TrackFrame[]): Hota {
  const film = indexIds(frames)
  const { truthFrames, foundFrames } = film
  const alignment = alignments(film)
  const matches = ALPHAS.map(() => pairTable(film))
  const truePositives = ALPHAS.map(() => 0)
  for (const { truth, found, overlap } of film.frames) {
    const scores = truth.map((person, row) =>
      found.map((track, column) => alignment[person]![track]! * overlap[row]![column]!),
    )
    for (const [row, column] of assign(scores)) {
      ALPHAS.forEach((alpha, index) => {
        if (overlap[row]![column]! < alpha - EPSILON) return
        truePositives[index]! += 1
        matches[index]![truth[row]!]![found[column]!]! += 1
      })
    }
  }
  const people = sum(truthFrames)
  const boxes = sum(foundFrames)
  const perAlpha = ALPHAS.map((_, index) => {
    const right = truePositives[index]!
    const detA = right / Math.max(1, people + boxes - right)
    const together = matches[index]!.flatMap((row, person) =>
      row.map((count, track) => (count * count) / Math.max(1, truthFrames[person]! + foundFrames[track]! - count)),
    )
    const assA = sum(together) / Math.max(1, right)
    return { hota: Math.sqrt(detA * assA), detA, assA }
  })
  return {
    hota: mean(perAlpha.map((one) => one.hota)),
    detA: mean(perAlpha.map((one) => one.detA)),
    assA: mean(perAlpha.map((one) => one.assA)),
  }
}

/** How much each track is each person over the whole film, 0..1: pairs that belong together win a frame's assignment. */
function alignments(film: IndexedFilm): number[][] {
  const potential = pairTable(film)
  for (const { truth, found, overlap } of film.frames) {
    const rows = overlap.map(sum)
    const columns = found.map((_, column) => sum(overlap.map((row) => row[column]!)))
    truth.forEach((person, row) => {
      found.forEach((track, column) => {
        const value = overlap[row]![column]!
        const union = rows[row]! + columns[column]! - value
        if (union > EPSILON) potential[person]![track]! += value / union
      })
    })
  }
  return potential.map((row, person) =>
    row.map((value, track) => value / (film.truthFrames[person]! + film.foundFrames[track]! - value)),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}
