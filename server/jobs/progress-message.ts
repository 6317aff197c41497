/** A job in the words of the progress messages. Pure. */
import type { JobView } from '../contract/job'
import type { Locale } from '../contract/locale'
import { type ProgressMessage, STAGE_TEXT, type Stage, stage } from '../contract/progress'
import { KINDS } from './kinds'

export function toProgressMessage(view: JobView, locale: Locale): ProgressMessage {
  const { id, state, source, message } = view
  const percent = Math.floor(view.progress * 100)
  if (state === 'cancelled') return { job: id, error: 'job_cancelled', progress: percent }
  if (state === 'failed') return { job: id, error: view.error ?? 'internal', progress: percent }
  const now = stageOf(view)
  const url = now === 'complete' ? KINDS.find(({ name }) => name === view.kind)?.resultUrl?.(view) : undefined
  return {
    job: id,
    stage: now,
    source: state === 'running' ? source : null,
    message: [STAGE_TEXT[locale][now], state === 'running' && message].filter(Boolean).join(' · '),
    progress: now === 'complete' ? 100 : percent,
    ...(url !== undefined && { result_url: url }),
  }
}

/** Kinds that are no workflow have other words. */
function stageOf({ state, stage: word }: JobView): Stage {
  if (state === 'done') return 'complete'
  if (state === 'queued') return 'upload'
  return stage.catch(word === null ? 'preprocess' : 'inference').parse(word)
}

export const isLast = (message: ProgressMessage): boolean => 'error' in message || message.stage === 'complete'
