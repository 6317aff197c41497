/** What becomes of a server that has ended. Pure. */
import { constants } from 'node:os'
import { backoffMs } from '../backoff'
import { EX_CONFIG } from '../start-error'

const RESTART = { firstMs: 1_000, maxMs: 30_000 }
/** A server that ran this long ran well: the next restart is quick again. */
const WELL_MS = 60_000

export type End = { code: number | null; signal: NodeJS.Signals | null; ranMs: number }
export type Verdict = { exitCode: number } | { restartInMs: number }

export type Restarts = {
  /** @param asked the server was told to end */
  judge(end: End, asked: boolean): Verdict
}

export function createRestarts(): Restarts {
  let failures = 0
  return {
    judge({ code, signal, ranMs }, asked) {
      if (asked || code === 0 || code === EX_CONFIG) return { exitCode: code ?? codeOfSignal(signal) }
      failures = ranMs >= WELL_MS ? 1 : failures + 1
      return { restartInMs: backoffMs(RESTART, failures) }
    },
  }
}

/** As shells say it. */
function codeOfSignal(signal: NodeJS.Signals | null): number {
  return signal ? 128 + constants.signals[signal] : 1
}
