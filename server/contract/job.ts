/** Jobs: work that takes a while, watched as it goes. */
import { z } from 'zod'
import { errorCode } from './errors'

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export const jobState = z.enum(JOB_STATES)
export type JobState = z.infer<typeof jobState>

export const jobView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** Who asked for it; `system` for the program itself. */
  owner: z.string(),
  ownerName: z.string(),
  state: jobState,
  stage: z.string().nullable(),
  /** 0..1. */
  progress: z.number(),
  message: z.string().nullable(),
  /** The part of the work that is being done, such as a node of its workflow, and how much of that is done, 0..1. */
  source: z.string().nullable(),
  part: z.number().nullable(),
  error: errorCode.nullable(),
  attempt: z.int(),
  /** It shall end and has not yet. */
  cancelAsked: z.boolean(),
  input: z.unknown(),
  result: z.unknown(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  /** How long it has run, or ran, ms; by the server's clock, so that it is right on a computer whose clock is not. */
  elapsedMs: z.int().nullable(),
})
export type JobView = z.infer<typeof jobView>

/** What happened to it. */
export const jobLogEntry = z.strictObject({
  at: z.int(),
  /** Which attempt it was, from 1. */
  attempt: z.int(),
  /**
   * An attempt began; it came to a stage; or how it ended. queued: it is tried again; stopped, lost: its server ended in order,
   * or was killed, and it begins again.
   */
  what: z.enum(['begun', 'stage', 'done', 'failed', 'cancelled', 'queued', 'stopped', 'lost']),
  stage: z.string().nullable(),
  error: errorCode.nullable(),
})
export type JobLogEntry = z.infer<typeof jobLogEntry>
/** Entries that are kept of one job. */
export const MAX_JOB_LOG = 200

/** As a list shows it. */
export const jobRow = jobView.extend({
  /** While it waits: which of its kind in the queue it is, from 1, over all owners. */
  place: z.int().nullable(),
  /** It waits for another job of the same owner, which runs. */
  behindOwn: z.boolean(),
  /** The reader may cancel it, remove it, and start it again. */
  mayChange: z.boolean(),
})
export type JobRow = z.infer<typeof jobRow>
