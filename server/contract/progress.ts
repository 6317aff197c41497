/** How a job goes on, as programs and small pages are told: GET /api/jobs/{id}/progress, WS /ws/progress, Socket.IO `progress`. */
import { z } from 'zod'
import { errorCode } from './errors'
import type { Locale } from './locale'

export const STAGES = ['upload', 'preprocess', 'load_model', 'inference', 'postprocess', 'complete'] as const
export const stage = z.enum(STAGES)
export type Stage = z.infer<typeof stage>

/** 0..100, as far as the work itself is. */
const progress = z.int().min(0).max(100)

export const progressMessage = z.union([
  z.strictObject({
    job: z.string(),
    stage,
    /** The part that is being worked on: for pictures a node of the workflow. */
    source: z.string().nullable(),
    message: z.string(),
    progress,
    /** Where the result is, with `complete`. */
    result_url: z.string().optional(),
  }),
  /** The last message of a job that failed or was cancelled. */
  z.strictObject({ job: z.string(), error: errorCode, progress }),
])
export type ProgressMessage = z.infer<typeof progressMessage>

/** What a client of /ws/progress may say. */
export const progressInbound = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ProgressInbound = z.infer<typeof progressInbound>
/** Besides progress messages. */
export const progressOutbound = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pong'), t: z.int() }),
  z.strictObject({ type: z.literal('error'), code: errorCode, message: z.string() }),
])
export type ProgressOutbound = z.infer<typeof progressOutbound>

export const STAGE_TEXT: Record<Locale, Record<Stage, string>> = {
  en: {
    upload: 'Received, waiting for its turn',
    preprocess: 'Preparing',
    load_model: 'Loading the model',
    inference: 'Working',
    postprocess: 'Saving the result',
    complete: 'Done',
  },
  'zh-CN': {
    upload: '已接收，正在排队',
    preprocess: '正在准备',
    load_model: '正在加载模型',
    inference: '正在处理',
    postprocess: '正在保存结果',
    complete: '处理完成',
  },
}
