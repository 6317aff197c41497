/** The writer that comes with the program: with nothing set up it writes, by its own model. */
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { INJECTIONS } from '../../assistant/testing/injections'
import type { AnswerMessage, AnswerSentence } from '../../contract/assistant'
import type { Locale } from '../../contract/locale'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { putAlert } from '../testing/put-alert'

const QUESTION = { from: START - 3_600_000, to: START, zone: 'UTC' }
const BUILT_IN = { kind: 'built_in' as const }
let h: Harness
let ann: Person

beforeAll(async () => {
  h = await openHarness()
  const folder = path.join(h.paths.shippedModelsDir, 'shift-writer')
  await mkdir(folder, { recursive: true })
  await copyFile('models/shift-writer/model.gguf', path.join(folder, 'model.gguf'))
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  ann = await h.person('admin')
})

async function written(locale: Locale, params = {}): Promise<AnswerMessage[]> {
  const { id } = await h.call('assistant.start', ann, { question: QUESTION, locale, params: { seed: 3, ...params } })
  const messages: AnswerMessage[] = []
  for await (const message of (await h.call('assistant.watch', ann, { id })) as AsyncIterable<AnswerMessage>)
    messages.push(message)
  return messages
}
const sentencesOf = (messages: AnswerMessage[]) =>
  messages.filter((message): message is AnswerSentence => message.type === 'sentence')

const textOf = (message: AnswerMessage) =>
  message.type === 'token' || message.type === 'sentence' ? message.text : message.type

async function raise(name: string): Promise<void> {
  const { id: cameraId } = await h.call('cameras.create', ann, draft({ name: name.slice(0, 60), modelId: null }))
  const found = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 }, facts: { count: 2 }, forMs: 0 }
  const of = { cameraId, cameraName: name, cameraPlace: name, ruleName: name, severity: 'critical' as const }
  const at = new Date(START - 1_800_000)
  await putAlert(h.prisma, { ...found, ...of, raisedAt: at, frameIndex: 1, heldMs: 12_000 })
}

test('with nothing set up it writes, sentence by sentence, and the same seed writes the same', async () => {
  await raise('Hall')
  expect(await h.call('assistant.get', ann, {})).toEqual({ model: 'shift-writer', tools: false })
  expect(await h.call('assistant.getSettings', ann, {})).toEqual({ engine: BUILT_IN })
  for (const locale of ['en', 'zh-CN'] as const) {
    const messages = await written(locale)
    expect(messages.at(-1)).toMatchObject({ type: 'done', finish: 'stop' })
    // What is struck the digest tells in its place.
    const told = sentencesOf(messages).filter(({ verdict }) => verdict === 'verified')
    expect(told.filter(({ source }) => source === 'model').length).toBeGreaterThan(told.length / 2)
    // All that the digest tells, in fewer sentences.
    const digest = await h.call('reports.digest', ann, QUESTION)
    expect(new Set(told.flatMap(({ cites }) => cites))).toEqual(new Set(digest.facts.map(({ id }) => id)))
    // Word by word.
    expect(messages.filter(({ type }) => type === 'token').length).toBeGreaterThan(3 * told.length)
    if (locale === 'en') expect((await written(locale)).map(textOf)).toEqual(messages.map(textOf))
  }
})

test('it is tried, switched off, and taken again', async () => {
  expect(await h.call('assistant.test', ann, { engine: BUILT_IN })).toMatchObject({
    models: [{ id: 'shift-writer' }],
    speed: { text: expect.stringMatching(/no alerts/), tokens: expect.any(Number) },
  })
  await h.call('assistant.setSettings', ann, { engine: null })
  expect(await h.call('assistant.get', ann, {})).toEqual({ model: null, tools: false })
  await expect(h.call('assistant.start', ann, { question: QUESTION })).rejects.toMatchObject({ code: 'assistant_off' })
  await h.call('assistant.setSettings', ann, { engine: BUILT_IN })
  expect(sentencesOf(await written('en'))).not.toEqual([])
})

test('whatever a name says, it is a name', async () => {
  for (const name of INJECTIONS.filter((_, i) => i % 11 === 0)) await raise(name === '' ? '–' : name)
  const told = sentencesOf(await written('en', { temperature: 2, topP: 1 }))
  for (const { text, verdict } of told.filter(({ verdict }) => verdict === 'verified')) {
    expect([verdict, text.replace(/“[^”]*”/g, '')]).toEqual([
      'verified',
      expect.not.stringMatching(/[<>{}`/\\\p{Cc}\p{Cf}\p{Script=Han}]/u),
    ])
  }
  expect(told.flatMap(({ cites, verdict }) => (verdict === 'verified' ? cites : [])).length).toBeGreaterThan(10)
})
