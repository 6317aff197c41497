/** A rule over the files of a camera, a day in memory at a time. */
import { readFileSync } from 'node:fs'
import { DAY_MS } from '../../rules/schedule/zone'
import { isNotThere } from '../alerts/safe-file'
import { blocksIn } from './block-form'
import { readBlock } from './block-reader'
import { dayFile } from './folder'
import { createReplay, type Found, LEAD_MS, partsFor, type Replay } from './replay'

export type ReplayTask = Replay & {
  /** Of the camera, absolute. */
  folder: string
}

/** Throws what the file system says. */
export function replayFiles({ folder, ...task }: ReplayTask): Found {
  const replay = createReplay(task)
  const parts = partsFor(task.rule)
  const begin = (task.edges[0] ?? 0) - LEAD_MS
  const until = task.edges.at(-1) ?? 0
  for (let day = Math.floor(begin / DAY_MS) * DAY_MS; day < until; day += DAY_MS) {
    for (const { head, unpack } of blocksIn(readDay(dayFile(folder, day)))) {
      if (head.at + head.spanMs < begin || head.at >= until) continue
      replay.add(head, readBlock(head, unpack(parts)))
    }
  }
  return replay.end()
}

function readDay(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (isNotThere(error)) return Buffer.alloc(0)
    throw error
  }
}
