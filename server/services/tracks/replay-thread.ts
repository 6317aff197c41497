/** The thread in which a rule is tried: one question, one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Found } from './replay'
import { type ReplayTask, replayFiles } from './replay-files'

parentPort?.postMessage(replayFiles(workerData as ReplayTask) satisfies Found)
