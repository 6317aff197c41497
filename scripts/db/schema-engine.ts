/** Drives Prisma's official schema engine as WebAssembly through a driver adapter: no engine to download. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

/** What Prisma keeps beside the migrations; the engine refuses to compare without it. */
export const MIGRATION_LOCK = 'provider = "postgresql"\n'
const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg'

type SchemaFile = { path: string; content: string }
type Migrations = Awaited<ReturnType<typeof readMigrations>>

/** The part of the engine's interface that is used here; the package ships no types for this entry. */
type SchemaEngine = {
  diff(params: {
    from: { tag: 'migrations' } & Migrations
    to: { tag: 'schemaDatamodel'; files: SchemaFile[] }
    script: boolean
    exitCode: boolean
    filters: { externalTables: string[]; externalEnums: string[] }
  }): Promise<{ exitCode: number; stdout: string | null }>
}
type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void
  SchemaEngine: { new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<SchemaEngine> }
}

async function loadEngine(adapter: SqlMigrationAwareDriverAdapterFactory, schema: SchemaFile): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url)
  const glue: EngineModule = await import(ENGINE)
  const bytes = await readFile(path.join(path.dirname(require.resolve(ENGINE)), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as never })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  return glue.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, bound)
}

/** prisma/migrations in the shape that the engine wants. */
async function readMigrations(baseDir: string) {
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : []
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: MIGRATION_LOCK },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => {
        const value = await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8')
        return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
      }),
    ),
  }
}

/**
 * The SQL that leads from the migrations to the schema, or null when they agree.
 * @param shadow where the engine replays the migrations: a throw-away PostgreSQL
 */
export async function difference(
  shadow: SqlMigrationAwareDriverAdapterFactory,
  schemaFile: string,
  migrationsDir: string,
): Promise<string | null> {
  const schema = { path: path.basename(schemaFile), content: await readFile(schemaFile, 'utf8') }
  const engine = await loadEngine(shadow, schema)
  const result = await engine.diff({
    from: { tag: 'migrations', ...(await readMigrations(migrationsDir)) },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.exitCode === 2 ? (result.stdout ?? '') : null
}
