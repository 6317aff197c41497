/** The three things that are made from the sources: database client, server bundle, pages. Each only when stale. */
import { hashOf, whenStale } from './sources.mjs'
import { runNode, step } from './step.mjs'

const LOCK = 'package-lock.json'
const SCHEMA = ['prisma/schema.prisma', 'prisma.config.ts', LOCK]
const SERVER = ['server', 'scripts/build-server.mjs', 'tsconfig.json', ...SCHEMA]
const PAGES = ['app', 'components', 'i18n', 'messages', 'public', 'next.config.mjs', 'postcss.config.mjs', 'proxy.ts']

/** Telemetry off, and no engine to download: generating needs none, but asks whether one is there. */
const PRISMA = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
const NEXT = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/** @param {{ pages?: boolean }} [options] pages: false leaves them to Next's development server */
export async function build({ pages = true } = {}) {
  await whenStale('client', hashOf(SCHEMA), 'server/store/generated/client.ts', () =>
    step('Generating the database client', () => runNode(['node_modules/prisma/build/index.js', 'generate'], PRISMA)),
  )
  const server = hashOf(SERVER)
  await whenStale('server', server, 'dist/server/index.js', () =>
    step('Bundling the server', () => runNode(['scripts/build-server.mjs', 'dist/server'])),
  )
  if (!pages) return
  // Pages import the server's contract.
  await whenStale('pages', hashOf([...PAGES, ...SERVER]), '.next/BUILD_ID', () =>
    step('Building the pages (a minute or so)', () => runNode(['node_modules/next/dist/bin/next', 'build'], NEXT)),
  )
}
