import { expect, test } from 'vitest'
import { buildFacts } from '../../assistant/facts/build'
import { shift } from '../../assistant/testing/material'
import type { ReportDigest } from '../../contract/report'
import { createGatedText } from './gated-text'

const material = shift()
const { from, until, zone } = material
const { facts } = buildFacts(material)
const digest = { facts, from, until, zone } as ReportDigest
const required = facts.filter((fact) => fact.required)

test('sentences are judged as they end, and what is missing is told by the digest', () => {
  const gated = createGatedText(digest, 'en')
  const text = 'There were 2 alerts in total [f2]. There were 3 alerts in total [f2]. Everything'
  const heard = [...text].flatMap((char) => gated.push(char))
  expect(heard.map(({ verdict, reason, detail }) => [verdict, reason, detail])).toEqual([
    ['verified', null, ''],
    ['struck', 'number', '3'],
  ])
  const rest = gated.end(false)
  expect(rest[0]).toMatchObject({ text: 'Everything', verdict: 'struck', reason: 'no_citation', source: 'model' })
  expect(rest.slice(1).map(({ source, span, cites }) => [source, span, cites])).toEqual(
    required.filter(({ id }) => id !== 'f2').map(({ id }) => ['digest', null, [id]]),
  )
  expect([...heard, ...rest].map(({ index }) => index)).toEqual([...heard, ...rest].map((_, i) => i))
})

test('what a stop left unfinished is struck, what it left whole is not', () => {
  const cut = createGatedText(digest, 'en')
  cut.push('There were 2 alerts')
  expect(cut.end(true)[0]).toMatchObject({ verdict: 'struck', reason: 'incomplete' })
  const whole = createGatedText(digest, 'en')
  expect(whole.push('There were 2 alerts in total [f2].')).toEqual([])
  expect(whole.end(true)[0]).toMatchObject({ verdict: 'verified', cites: ['f2'] })
})

test('a model that says nothing leaves the digest', () => {
  expect(
    createGatedText(digest, 'zh-CN')
      .end(true)
      .map(({ text }) => text),
  ).toEqual(required.map(({ sentence }) => sentence['zh-CN']))
})

test('of a writer that comes back to nothing, what was struck the digest tells in its place', () => {
  const gated = createGatedText(digest, 'en', { inPlace: true })
  const heard = [
    ...gated.push('There were 3 alerts in total [f2]. There were 2 alerts in total [f2]. Four [f2]. '),
    ...gated.end(false),
  ]
  expect(heard.slice(0, 4).map(({ source, verdict, cites }) => [source, verdict, cites])).toEqual([
    ['model', 'struck', ['f2']],
    ['digest', 'verified', ['f2']],
    ['model', 'verified', ['f2']],
    ['model', 'struck', ['f2']],
  ])
  expect(heard.slice(4).flatMap(({ cites }) => cites)).toEqual(required.flatMap(({ id }) => (id === 'f2' ? [] : id)))
})
