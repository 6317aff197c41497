/** A piece of work of the workshop's process, one file each. */
import type { Say, TaskName, Tasks } from './messages'

/** What there is to work with. */
export type Machine = {
  /** One a core. */
  threads: number
  /** How long a model's first run may take, ms; null: as usual for its kind. */
  firstRunMs: number | null
  /** Inferences that may be under way at once; asked before each. */
  parallel(): number
}

export type Task<N extends TaskName> = (input: Tasks[N][0], say: Say, machine: Machine) => Promise<Tasks[N][1]>
