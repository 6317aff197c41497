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
  error: errorCode.nullable(),
  attempt: z.int(),
  input: z.unknown(),
  result: z.unknown(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
})
export type JobView = z.infer<typeof jobView>
