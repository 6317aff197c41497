/** Everything a workshop process can do, one line each. */
import type { Say, TaskName, Tasks } from './messages'
import { enhance } from './tasks/enhance'

export type Task<N extends TaskName> = (input: Tasks[N][0], say: Say) => Promise<Tasks[N][1]>

export const TASKS: { [N in TaskName]: Task<N> } = { enhance }
