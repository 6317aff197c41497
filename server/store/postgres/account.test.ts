import { describe, expect, it } from 'vitest'
import { type Account, blockedAt, type Owned } from './account'

const someone: Account = { uid: 1000, gid: 100, name: 'someone' }

const folder = (mode: number, uid = 0, gid = 0): Owned => ({ uid, gid, mode, file: false })
const file = (mode: number, uid = 0, gid = 0): Owned => ({ uid, gid, mode, file: true })

/** A tree with open folders on the way, but for those given. */
const look = (tree: Record<string, Owned>) => (at: string) => tree[at] ?? folder(0o755)

describe('blockedAt', () => {
  it.each<[string, Record<string, Owned>, string | null]>([
    ['everything open', {}, null],
    ['a closed folder on the way', { '/a': folder(0o700) }, '/a'],
    ['the first of two closed folders', { '/a': folder(0o700), '/a/b': folder(0o700) }, '/a'],
    ['a closed root', { '/': folder(0o700) }, '/'],
    ['a folder that may be passed but not listed', { '/a': folder(0o711) }, null],
    ['a folder that may be listed but not passed', { '/a': folder(0o744) }, '/a'],
    ['a closed folder of its own', { '/a': folder(0o700, 1000) }, null],
    ['a folder of its own closed to itself', { '/a': folder(0o077, 1000) }, '/a'],
    ["its group's folder", { '/a': folder(0o710, 0, 100) }, null],
    ['a folder that others but not its group may enter', { '/a': folder(0o701, 0, 100) }, '/a'],
    ['a readable file', { '/a/b/c': file(0o644) }, null],
    ['an unreadable file', { '/a/b/c': file(0o600) }, '/a/b/c'],
    ['a readable file of its own', { '/a/b/c': file(0o400, 1000) }, null],
  ])('%s', (_name, tree, expected) => {
    expect(blockedAt('/a/b/c', someone, look(tree))).toBe(expected)
  })
})
