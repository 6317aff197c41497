/** Every setting of the server, read once at start. The only file that reads process.env; .env.example explains each. */
import path from 'node:path'
import { z } from 'zod'
import { hostName } from './auth/hosts'
import { email, password } from './contract/user'
import { StartError } from './start-error'

export type Env = {
  port: number
  /** The address to listen on. */
  host: string
  /** Absolute. */
  dataDir: string
  /** Absolute. */
  backupDir: string
  /** Absolute: video files that cameras may play. */
  mediaDir: string
  /** Absolute: models that came with the program. */
  shippedModelsDir: string
  /** Absolute: the simulated classroom's film, which came with the program. */
  demoFilm: string
  /** Whether a first start adds the simulated classroom. */
  demo: boolean
  /** Null: PostgreSQL is started by the server itself. */
  databaseUrl: string | null
  /** Origin that browsers use, without a slash at its end. Null: whatever address they call. */
  publicUrl: string | null
  trustProxy: boolean
  /** Names under which the server answers too, as `hostName` writes them. */
  allowedHosts: string[]
  /** Both or neither. */
  adminEmail: string | null
  adminPassword: string | null
  /** Null: made at the first start and kept in dataDir. */
  authSecret: string | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Null: as many as the machine allows. */
  inferenceThreads: number | null
  /** Null: the server's own limits on open streams and sockets. */
  maxConnectionsPerAccount: number | null
  maxConnectionsPerAddress: number | null
  dev: boolean
}

/** Lists every wrong variable, one a line; names only and never their values, which may be secrets. */
export class EnvError extends StartError {
  constructor(readonly problems: string[]) {
    super(`Some settings are wrong (see .env.example):\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
}

const number = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`
  return z.string().regex(/^\d+$/, message).transform(Number).pipe(z.int(message).min(min, message).max(max, message))
}

const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 1 or 0')
  .transform((value) => value === '1' || value === 'true')

const databaseUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol), {
    message: 'must look like postgresql://user:password@host:5432/database',
    abort: true,
  })
  .refine((value) => !new URL(value).searchParams.has('schema'), {
    message: "must not contain ?schema=: set the database user's search_path instead",
  })

const publicUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    message: 'must look like https://cameras.example.org',
    abort: true,
  })
  .refine((value) => new URL(value).pathname === '/' && !new URL(value).search, 'must not have a path: only the origin')
  .transform((value) => new URL(value).origin)

/** Names between commas. */
const hostNames = z.string().transform((value, context) =>
  value.split(',').flatMap((part) => {
    if (!part.trim()) return []
    const name = hostName(part.trim())
    if (name !== null) return [name]
    context.addIssue({ code: 'custom', message: 'must be names between commas, e.g. cameras.lan,cameras.example.org' })
    return []
  }),
)

const schema = z
  .object({
    PORT: number(1, 65535).default(3000),
    HOST: z.string().default('0.0.0.0'),
    DATA_DIR: z.string().default('data'),
    BACKUP_DIR: z.string().nullable().default(null),
    MEDIA_DIR: z.string().default('media'),
    DEMO: flag.default(true),
    DATABASE_URL: databaseUrl.nullable().default(null),
    PUBLIC_URL: publicUrl.nullable().default(null),
    TRUST_PROXY: flag.default(false),
    ALLOWED_HOSTS: hostNames.default([]),
    SIGHTLINE_ADMIN_EMAIL: z
      .string()
      .refine((value) => email.safeParse(value).success, 'must be an e-mail address')
      .transform((value) => email.parse(value))
      .nullable()
      .default(null),
    SIGHTLINE_ADMIN_PASSWORD: z
      .string()
      .refine((value) => password.safeParse(value).success, 'must have 10 to 200 characters')
      .nullable()
      .default(null),
    AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      )
      .default('info'),
    INFERENCE_THREADS: number(1, 256).nullable().default(null),
    MAX_CONNECTIONS_PER_ACCOUNT: number(1, 100_000).nullable().default(null),
    MAX_CONNECTIONS_PER_ADDRESS: number(1, 100_000).nullable().default(null),
    NODE_ENV: z.string().default('production'),
  })
  .superRefine((env, context) => {
    if ((env.SIGHTLINE_ADMIN_EMAIL === null) === (env.SIGHTLINE_ADMIN_PASSWORD === null)) return
    const missing = env.SIGHTLINE_ADMIN_EMAIL === null ? 'SIGHTLINE_ADMIN_EMAIL' : 'SIGHTLINE_ADMIN_PASSWORD'
    context.addIssue({ code: 'custom', path: [missing], message: 'must be set too: e-mail and password go together' })
  })

/** The variables that exist, for the test that .env.example names each. */
export const VARIABLES = Object.keys(schema.shape)

/**
 * Checks and completes the settings. An empty variable counts as unset; relative folders start at the working directory.
 * @throws EnvError with one line for each wrong variable
 */
export function loadEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const problems = Object.keys(given)
    .filter((name) => name.startsWith('SIGHTLINE_') && !VARIABLES.includes(name))
    .map((name) => `${name}: there is no such setting`)
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  if (!parsed.success || problems.length > 0) throw new EnvError(problems)
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: path.resolve(env.DATA_DIR),
    backupDir: path.resolve(env.BACKUP_DIR ?? path.join(env.DATA_DIR, 'backups')),
    mediaDir: path.resolve(env.MEDIA_DIR),
    shippedModelsDir: path.resolve('models'),
    demoFilm: path.resolve('demo/classroom.mp4'),
    demo: env.DEMO,
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    allowedHosts: env.ALLOWED_HOSTS,
    adminEmail: env.SIGHTLINE_ADMIN_EMAIL,
    adminPassword: env.SIGHTLINE_ADMIN_PASSWORD,
    authSecret: env.AUTH_SECRET,
    logLevel: env.LOG_LEVEL,
    inferenceThreads: env.INFERENCE_THREADS,
    maxConnectionsPerAccount: env.MAX_CONNECTIONS_PER_ACCOUNT,
    maxConnectionsPerAddress: env.MAX_CONNECTIONS_PER_ADDRESS,
    dev: env.NODE_ENV === 'development',
  }
}
