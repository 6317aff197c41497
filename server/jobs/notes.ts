/** What a running job has said and the table does not know yet. */
import { type JobLogEntry, MAX_JOB_LOG } from '../contract/job'
import type { Job, PrismaClient } from '../store/generated/client'
import type { Progress } from './kind'
import { logEntry } from './log-entry'
import { addToLog } from './table'

export type Notes = {
  /** The latest counts; a new stage is a line of the log. */
  say(progress: Progress): void
  /** Returns whether there was anything. What cannot be written is kept for the next time; then it rejects. */
  write(): Promise<boolean>
}

export function createNotes(prisma: PrismaClient, worker: string, { id, attempt }: Job): Notes {
  type Unwritten = { said: Progress | null; news: JobLogEntry[] }
  let unwritten: Unwritten = { said: null, news: [logEntry(attempt, 'begun')] }
  let stage: string | undefined

  async function put({ said, news }: Unwritten): Promise<void> {
    if (said) await prisma.job.updateMany({ where: { id, worker, state: 'running' }, data: said })
    await addToLog(prisma, id, news)
  }

  return {
    say(progress) {
      unwritten.said = { ...unwritten.said, ...progress }
      if (progress.stage === undefined || progress.stage === stage) return
      stage = progress.stage
      unwritten.news.push(logEntry(attempt, 'stage', { stage }))
    },
    async write() {
      const now = unwritten
      if (!now.said && now.news.length === 0) return false
      unwritten = { said: null, news: [] }
      try {
        await put(now)
      } catch (error) {
        const { said, news } = unwritten
        unwritten = {
          said: now.said || said ? { ...now.said, ...said } : null,
          news: [...now.news, ...news].slice(-MAX_JOB_LOG),
        }
        throw error
      }
      return true
    },
  }
}
