import { expect, test } from 'vitest'
import { type AuditFields, canonical, chainHash, GENESIS } from './hash'
import { type ChainedEntry, createVerifier } from './verify'

function entry(seq: number, more: Partial<AuditFields> = {}): AuditFields {
  const by = { userId: null, byName: 'Ann', via: 'session', address: '127.0.0.1' }
  return {
    seq,
    at: 1000 + seq,
    ...by,
    verb: 'rules.update',
    target: `rule:${seq}`,
    before: { b: 1, a: 2 },
    after: null,
    ...more,
  }
}

function chain(count: number): ChainedEntry[] {
  let hash = GENESIS
  return Array.from({ length: count }, (_, index) => {
    const fields = entry(index + 1)
    hash = chainHash(hash, fields)
    return { ...fields, hash }
  })
}

test('a whole chain is whole, in one batch or many', () => {
  const entries = chain(5)
  expect(createVerifier().check(entries)).toBeNull()
  const verifier = createVerifier()
  for (const one of entries) expect(verifier.check([one])).toBeNull()
  expect(verifier.last.seq).toBe(5)
})

test.each<[string, (entries: ChainedEntry[]) => unknown, object]>([
  ['a changed field', (entries) => (entries[2]!.byName = 'Bob'), { seq: 3, why: 'changed' }],
  ['a changed time', (entries) => (entries[0]!.at += 1), { seq: 1, why: 'changed' }],
  ['a changed value deep inside', (entries) => (entries[3]!.before = { b: 1, a: 3 }), { seq: 4, why: 'changed' }],
  ['an entry taken out', (entries) => entries.splice(1, 1), { seq: 2, why: 'missing' }],
  ['the first taken out', (entries) => entries.shift(), { seq: 1, why: 'missing' }],
  [
    'one put before the first',
    (entries) => entries.unshift({ ...entry(0), hash: GENESIS }),
    { seq: 0, why: 'unexpected' },
  ],
  ['two swapped', (entries) => entries.push(...entries.splice(2, 1)), { seq: 3, why: 'missing' }],
  [
    'an entry made up with a hash of its own',
    (entries) => (entries[2] = { ...entry(3, { byName: 'Eve' }), hash: chainHash(GENESIS, entry(3)) }),
    { seq: 3, why: 'changed' },
  ],
])('%s is found', (_name, harm, broken) => {
  const entries = chain(5)
  harm(entries)
  expect(createVerifier().check(entries)).toEqual(broken)
})

test('goes on where a retention ended', () => {
  const entries = chain(5)
  const { seq, hash } = entries[1]!
  expect(createVerifier({ seq, hash }).check(entries.slice(2))).toBeNull()
})

test('the order of keys does not matter, their values do', () => {
  expect(canonical({ b: [{ y: 1, x: 2 }], a: null })).toBe(canonical({ a: null, b: [{ x: 2, y: 1 }] }))
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }))
})
