/** One JSON line per event on standard output. What is secret by its name never reaches it. */
import pino, { type Logger } from 'pino'
import { SECRET_NAME } from './url-secrets'

const SECRET_KEYS = [
  'password',
  'passwordHash',
  'authorization',
  'cookie',
  'secret',
  'authSecret',
  'token',
  'databaseUrl',
  'adminPassword',
]

/** Addresses carry passwords too (rtsp://user:password@camera); fast-redact knows paths, not patterns. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]*@/gi
/** In a query or path: ?token=x, /user=x. */
const PARAMETERS = new RegExp(`([/?&;](?:${SECRET_NAME})=)[^&#\\s"'\\\\]*`, 'gi')

/**
 * @param level the least severe level to write
 * @param destination where to; standard output when left out
 */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    hooks: { streamWrite: (line) => line.replace(CREDENTIALS, '$1[hidden]@').replace(PARAMETERS, '$1[hidden]') },
  }
  return destination ? pino(options, destination) : pino(options)
}
