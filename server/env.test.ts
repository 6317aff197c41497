import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvError, loadEnv, VARIABLES } from './env'

function problems(source: NodeJS.ProcessEnv): string[] {
  try {
    loadEnv(source)
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
  return []
}

const admin = { SIGHTLINE_ADMIN_EMAIL: 'head@school.example', SIGHTLINE_ADMIN_PASSWORD: 'ten letters' }

describe('loadEnv', () => {
  it('needs nothing', () => {
    expect(loadEnv({ NODE_ENV: 'production' })).toEqual({
      port: 3000,
      host: '0.0.0.0',
      dataDir: path.resolve('data'),
      backupDir: path.resolve('data/backups'),
      mediaDir: path.resolve('media'),
      demoFilm: path.resolve('demo/classroom.mp4'),
      demo: true,
      shippedModelsDir: path.resolve('models'),
      databaseUrl: null,
      publicUrl: null,
      trustProxy: false,
      allowedHosts: [],
      adminEmail: null,
      adminPassword: null,
      authSecret: null,
      logLevel: 'info',
      inferenceThreads: null,
      maxConnectionsPerAccount: null,
      maxConnectionsPerAddress: null,
      dev: false,
    })
  })

  it.each([
    ['PORT', '4200', { port: 4200 }],
    ['HOST', '::1', { host: '::1' }],
    ['DATA_DIR', '/srv/sightline', { dataDir: '/srv/sightline' }],
    ['DATABASE_URL', 'postgresql://a:b@db/sightline', { databaseUrl: 'postgresql://a:b@db/sightline' }],
    ['PUBLIC_URL', 'https://cameras.example.org/', { publicUrl: 'https://cameras.example.org' }],
    ['TRUST_PROXY', 'true', { trustProxy: true }],
    ['TRUST_PROXY', '0', { trustProxy: false }],
    ['ALLOWED_HOSTS', 'Cams.lan, cameras.example.org,', { allowedHosts: ['cams.lan', 'cameras.example.org'] }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
    ['INFERENCE_THREADS', '4', { inferenceThreads: 4 }],
    ['MAX_CONNECTIONS_PER_ACCOUNT', '2000', { maxConnectionsPerAccount: 2000 }],
    ['MAX_CONNECTIONS_PER_ADDRESS', '2000', { maxConnectionsPerAddress: 2000 }],
    ['INFERENCE_THREADS', '', { inferenceThreads: null }],
    ['PORT', '  ', { port: 3000 }],
  ])('reads %s=%s', (name, value, expected) => {
    expect(loadEnv({ [name]: value } as NodeJS.ProcessEnv)).toMatchObject(expected)
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://a:hush@db/x'],
    ['DATABASE_URL', 'hush'],
    ['DATABASE_URL', 'postgresql://a:hush@db/x?schema=other'],
    ['PUBLIC_URL', 'cameras.example.org'],
    ['PUBLIC_URL', 'https://example.org/cameras'],
    ['TRUST_PROXY', 'yes'],
    ['AUTH_SECRET', 'hush'],
    ['LOG_LEVEL', 'loud'],
    ['INFERENCE_THREADS', '1.5'],
    ['SIGHTLINE_COLOUR', 'hush'],
  ])('refuses %s=%s in one line that does not repeat it', (name, value) => {
    const found = problems({ [name]: value } as NodeJS.ProcessEnv)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${name}: `))
    expect(found[0]).not.toContain('hush')
  })

  it('lists every wrong variable at once', () => {
    const source = { NODE_ENV: 'test', PORT: 'x', LOG_LEVEL: 'x', SIGHTLINE_TYPO: 'x' } as const
    expect(problems(source).map((line) => line.split(':')[0])).toEqual(['SIGHTLINE_TYPO', 'PORT', 'LOG_LEVEL'])
  })

  it('wants the e-mail and the password of the first administrator together', () => {
    expect(loadEnv({ ...admin, NODE_ENV: 'test' })).toMatchObject({ adminEmail: 'head@school.example' })
    for (const [name, value] of Object.entries(admin)) {
      const other = Object.keys(admin).find((key) => key !== name)
      const found = problems({ [name]: value } as NodeJS.ProcessEnv)
      expect(found).toEqual([`${other}: must be set too: e-mail and password go together`])
    }
  })
})

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)]

  it('names every variable and no other', () => {
    const expected = VARIABLES.filter((name) => name !== 'NODE_ENV')
    expect(named.map(([, name]) => name).sort()).toEqual(expected.sort())
  })

  it('shows the defaults', () => {
    const shown = Object.fromEntries(named.map(([, name, value]) => [name, value]))
    expect(loadEnv(shown as NodeJS.ProcessEnv)).toEqual(loadEnv({} as NodeJS.ProcessEnv))
  })
})
