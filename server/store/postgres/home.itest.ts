import { chmod, lstat, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { isRoot, makeRoot, remove } from '../testing/rig'
import { chooseAccount } from './account'
import { openHome } from './home'

let root: string
let outside: string

beforeEach(async ({ onTestFinished }) => {
  root = await realpath(await makeRoot(0o755))
  onTestFinished(() => remove(root))
  outside = path.join(root, 'outside')
  await mkdir(outside)
})

describe('openHome', () => {
  it('is a folder in DATA_DIR where PostgreSQL can get there', () => {
    const home = openHome(path.join(root, 'data'), outside)
    expect(home.folder).toBe(path.join(root, 'data/postgres'))
    expect(home.account === null).toBe(!isRoot)
  })

  it('says so when the folder that a link leads to is gone', async () => {
    const { folder } = openHome(path.join(root, 'data'), outside)
    await rm(folder, { recursive: true })
    await symlink(path.join(outside, 'gone'), folder)
    expect(() => openHome(path.join(root, 'data'), outside)).toThrow(/link to a database folder that is gone/)
  })
})

describe.runIf(isRoot)('openHome as root, whom PostgreSQL refuses to run as', () => {
  let closed: string

  beforeEach(async () => {
    closed = path.join(root, 'closed')
    await mkdir(closed, { mode: 0o700 })
  })

  it('is a link out of a folder that others cannot enter, the same each time', async () => {
    const dataDir = path.join(closed, 'data')
    const home = openHome(dataDir, outside)
    expect(path.dirname(home.folder)).toBe(outside)
    expect((await lstat(path.join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true)
    expect(await readFile(path.join(home.folder, 'README'), 'utf8')).toContain(dataDir)
    expect(openHome(dataDir, outside)).toEqual(home)
    expect(openHome(path.join(closed, 'other'), outside).folder).not.toBe(home.folder)
  })

  it('names the folder that was closed after the database was made', async () => {
    const dataDir = path.join(root, 'data')
    openHome(dataDir, outside)
    await chmod(dataDir, 0o700)
    onTestFinished(() => chmod(dataDir, 0o711))
    expect(() => openHome(dataDir, outside)).toThrow(`may not enter ${dataDir}`)
  })

  it('takes the account that owns the database already', () => {
    expect(chooseAccount({ uid: 4321, gid: 4322 })).toEqual({ uid: 4321, gid: 4322, name: '4321' })
  })

  it('says so when the system has no account for it', async () => {
    const passwd = path.join(root, 'passwd')
    await writeFile(passwd, 'root:x:0:0:root:/root:/bin/sh\n')
    expect(() => chooseAccount(null, passwd)).toThrow(/cannot run as root.*neither postgres nor nobody/)
    await writeFile(passwd, 'root:x:0:0::/:/bin/sh\nnobody:x:7:8::/:/bin/false\n')
    expect(chooseAccount(null, passwd)).toEqual({ uid: 7, gid: 8, name: 'nobody' })
  })
})
