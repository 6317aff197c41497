/** What a build is made from, as one hash, and what the last build was made from. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './step.mjs'

const STAMPS = path.join(ROOT, 'dist/.stamp')
const NOT_BUILT = /\.i?test\.tsx?$|^server\/store\/generated\/|\/testing\//

/** @param {string[]} paths files and folders, relative to the repository; what is not there counts as empty */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(list)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function list(at) {
  const stat = statSync(path.join(ROOT, at), { throwIfNoEntry: false })
  if (!stat || NOT_BUILT.test(at)) return []
  if (!stat.isDirectory()) return [at]
  const names = readdirSync(path.join(ROOT, at)).sort()
  return names.flatMap((name) => list(`${at}/${name}`)).filter((file) => !NOT_BUILT.test(file))
}

/**
 * Does the work unless its result is there and was made from the same hash.
 * @param {string} name
 * @param {string} hash
 * @param {string} result a file that the work leaves behind, relative to the repository
 * @param {() => Promise<void>} work
 */
export async function whenStale(name, hash, result, work) {
  if (readStamps()[name] === hash && existsSync(path.join(ROOT, result))) return
  await work()
  mkdirSync(path.dirname(STAMPS), { recursive: true })
  writeFileSync(STAMPS, `${JSON.stringify({ ...readStamps(), [name]: hash }, null, 2)}\n`)
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'))
  } catch {
    return {}
  }
}
