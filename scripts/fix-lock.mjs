/**
 * Some registries lack other systems' optional binaries; npm then leaves them out of the lock file and `npm ci`
 * refuses it. This puts the entries back and drops download addresses. Run after every install that rewrites the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const first = (name, words) => words.find((word) => name.includes(word))
const OS = {
  android: 'android',
  darwin: 'darwin',
  win32: 'win32',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  linux: 'linux',
}
const CPUS = ['wasm32', 'arm64', 'x64', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'arm']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const packages = lock.packages
let added = 0

/** Node's own resolution: from the package's folder up to the root. */
function isLocked(from, name) {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}

for (const [path, entry] of Object.entries(packages)) {
  delete entry.resolved
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name) || !/^\d/.test(version)) continue
    const os = first(name, Object.keys(OS))
    const cpu = first(name, CPUS)
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [OS[os]] }),
      ...(name.includes('musl') && { libc: ['musl'] }),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} optional packages put back`)
