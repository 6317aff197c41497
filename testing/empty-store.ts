/** An empty database, made once for all integration tests: making one anew takes seconds. */
import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { openStore } from '../server/store/open'
import { makeOpenFolder } from './open-folder'

/** Where PostgreSQL's files lie in a data folder. */
const CLUSTER = 'postgres/cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder that has it. */
    emptyStore: string
  }
}

const run = promisify(execFile)

/** Before all tests. Returns what removes it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = makeOpenFolder('empty-store')
  const store = await openStore({ databaseUrl: null, dataDir: root, log: pino({ level: 'silent' }) })
  await store.close()
  project.provide('emptyStore', root)
  return () => rm(root, { recursive: true, force: true })
}

/** Puts it into a data folder that has no database yet. */
export async function putEmptyStore(dataDir: string): Promise<void> {
  const to = path.join(dataDir, CLUSTER)
  // PostgreSQL's account has to come through.
  await mkdir(path.dirname(to), { recursive: true, mode: 0o711 })
  // With owners and rights, which Node's own copying leaves out.
  await run('cp', ['-a', path.join(inject('emptyStore'), CLUSTER), to])
}
