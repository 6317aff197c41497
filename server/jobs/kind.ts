/** A kind of job, one file each in kinds/. */
import type { z } from 'zod'
import type { SiteAction } from '../access/actions'
import type { Principal } from '../contract/user'
import type { Context } from '../services/context'

/** What a kind may use: all that verbs may, but no other jobs. */
export type JobDeps = Omit<Context, 'jobs'>

export type Progress = {
  /** A word of the kind's own. */
  stage?: string
  /** 0..1. */
  progress?: number
  message?: string
  /** Which part of the work it is about, in the kind's own words, and how much of that is done, 0..1. */
  source?: string
  part?: number
}

export type RunningJob<I> = {
  id: string
  input: I
  /** From 1. Above 1 it was begun before: what that left behind has to be tolerated. */
  attempt: number
  /** Aborted when it is cancelled, when its time is over, when the server stops. */
  signal: AbortSignal
  /** Cheap: written to the table a few times a second at most. */
  say(progress: Progress): void
}

export type JobKind<N extends string = string, I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  name: N
  /** Who may start it, and then stop and remove it. */
  action: SiteAction
  input: I
  result: R
  /** How often it may be begun before it has failed. */
  attempts: number
  /** Longest run, ms. */
  limitMs: number
  /** How many of them one server runs at once, so that long ones leave room for others. */
  atOnce?: number
  /** What it works on lies on the disk of the server that was asked: it runs where that is. */
  onDisk?: true
  /** The program itself starts one so often, ms, with an empty input; one over all servers. */
  everyMs?: number
  /** Throws when this person may not start it with this input, whatever the action says. */
  allow?(c: JobDeps, who: Principal, input: z.output<I>): Promise<void>
  /** Where programs find what came of it. */
  resultUrl?(job: { id: string; input: unknown }): string
  /** The job is taken off the list: what it made goes too. */
  forget?(c: JobDeps, id: string): Promise<void>
  /** Whether it does so now. Always when it is not there. */
  isOn?(c: Pick<JobDeps, 'prisma'>): Promise<boolean>
  /** A method, so that kinds of every input fit into one table. Must look at the signal often enough to end within 1 s. */
  run(c: JobDeps, job: RunningJob<z.output<I>>): Promise<z.input<R>>
}

export function jobKind<const N extends string, I extends z.ZodType, R extends z.ZodType>(
  kind: JobKind<N, I, R>,
): JobKind<N, I, R> {
  return kind
}
