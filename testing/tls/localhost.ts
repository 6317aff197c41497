/** A certificate for servers of tests on this machine, and its key: known to everybody, worth nothing. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const read = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')

export const LOCALHOST = { key: read('localhost.key'), cert: read('localhost.crt') }
