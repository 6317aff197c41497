/** Questions: what a model looks up, as whom, and what of its answer stands; with a real model server that says what it is told. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { MAX_CALLS } from '../../assistant/ask/speak'
import { INJECTIONS } from '../../assistant/testing/injections'
import {
  ending,
  HEAD,
  type ModelServer,
  piece,
  type ScriptedTurn,
  speaks,
  startModelServer,
} from '../../assistant/testing/model-server'
import type { AnswerCall, AnswerMessage, AnswerSentence } from '../../contract/assistant'
import { draft, type Harness, openHarness, type Person } from '../testing/harness'
import { putAlert } from '../testing/put-alert'

const MINUTE = 60_000
/** A Wednesday. */
const NOW = Date.UTC(2031, 3, 9, 8)
/** The Tuesday before, in the second lesson. */
const TUESDAY = Date.UTC(2031, 3, 8, 9, 10)

let h: Harness
let models: ModelServer
let admin: Person
let hall: string
let yard: string

beforeAll(async () => {
  models = await startModelServer()
  h = await openHarness()
})
afterAll(async () => {
  await h?.close()
  await models?.close()
})
beforeEach(async () => {
  await h.empty()
  h.clock.ms = NOW
  admin = await h.person('admin')
  const add = async (place: string) => (await h.call('cameras.create', admin, draft({ name: `${place} 1`, place }))).id
  hall = await add('Hall')
  yard = await add('Yard')
  await setModel()
  models.asked.length = 0
})

/** A model that was seen to use tools. */
async function setModel(): Promise<void> {
  await h.call('assistant.setSettings', admin, { engine: { kind: 'openai', url: models.url, model: 'tiny' } })
  models.behave = speaks([{ calls: [{ name: 'people_in_room', arguments: { room: 'A' } }] }])
  expect(await h.call('assistant.testTools', admin, {})).toEqual({ tools: true })
}

async function raise(cameraId: string, at: number, change: object = {}): Promise<void> {
  const camera = await h.prisma.camera.findUniqueOrThrow({ where: { id: cameraId } })
  const raisedAt = new Date(at)
  await putAlert(h.prisma, {
    ...{ cameraId, cameraName: camera.name, cameraPlace: camera.place, ruleName: 'Phones', severity: 'warning' },
    ...{ kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 }, facts: { count: 2 }, forMs: 0 },
    ...{ raisedAt, frameIndex: 1, heldMs: 12_000, ...change },
  })
}

async function hear(who: Person, id: string): Promise<AnswerMessage[]> {
  const heard: AnswerMessage[] = []
  for await (const message of await h.call('assistant.watch', who, { id })) heard.push(message)
  return heard
}

async function ask(turns: ScriptedTurn[], who = admin): Promise<AnswerMessage[]> {
  models.behave = speaks(turns)
  const { id } = await h.call('assistant.ask', who, { question: 'Which lesson?', zone: 'UTC', locale: 'en' })
  return hear(who, id)
}

const callsOf = (heard: AnswerMessage[]) => heard.filter((m): m is AnswerCall => m.type === 'call')
const sentencesOf = (heard: AnswerMessage[]) => heard.filter((m): m is AnswerSentence => m.type === 'sentence')
const found = (heard: AnswerMessage[]) =>
  callsOf(heard).flatMap(({ facts }) => facts.map(({ sentence }) => sentence.en))
const told = (heard: AnswerMessage[]) => found(heard).map((text) => text.replace(/ \[f\d+\]/, ''))
const call = (name: string, given: object | string = {}): ScriptedTurn => ({ calls: [{ name, arguments: given }] })
const PHONES = { period: 'this_week', by: 'lesson', behaviour: 'using_phone' }

async function grant(level: 'aggregate' | 'viewer', place: string): Promise<Person> {
  const who = await h.person('none')
  const grants = [{ level, scope: { place } }]
  await h.call('users.setGrants', admin, { id: who.userId, grants })
  return { ...who, grants }
}

test('which lesson had most phones this week: looked up, told, and what does not match is struck', async () => {
  for (const lesson of ['Maths', 'Maths', 'Art', null]) await raise(hall, TUESDAY, { lesson })
  await raise(yard, TUESDAY - 7 * 24 * 60 * MINUTE, { lesson: 'Art' })
  const heard = await ask([
    call('count_alerts', PHONES),
    {
      says: [
        'This week there were 2 alerts for using a phone in lesson “Maths”, the most [f2].',
        ' Lesson “Art” had 5 alerts for using a phone [f3].',
        ' See https://evil.example [f1].',
      ],
    },
  ])
  expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, i) => i + 1))
  expect(callsOf(heard)).toMatchObject([{ tool: 'count_alerts', arguments: JSON.stringify(PHONES), problem: null }])
  expect(found(heard)).toEqual([
    'This week there were 4 alerts for using a phone [f1].',
    'This week there were 2 alerts for using a phone in lesson “Maths”, the most [f2].',
    'This week there was 1 alert for using a phone in lesson “Art” [f3].',
    'This week there was 1 alert for using a phone outside lessons [f4].',
  ])
  expect(sentencesOf(heard).map(({ verdict, reason, cites }) => [verdict, reason, cites])).toEqual([
    ['verified', null, ['f2']],
    ['struck', 'number', ['f3']],
    ['struck', 'word', ['f1']],
  ])
  expect(heard.at(-1)).toMatchObject({ type: 'done', finish: 'stop', struck: 2 })
  const [first, second] = models.asked.map(({ body }) => body)
  expect(first?.messages?.map(({ role }) => role)).toEqual(['system', 'user'])
  expect(first?.messages?.[0]?.content).toContain('Wednesday 2031-04-09T08:00 (UTC)')
  expect(
    second?.messages
      ?.at(-1)
      ?.content.split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(callsOf(heard)[0]?.facts.map(({ id, sentence }) => ({ id, says: sentence.en })))
})

test('alerts one by one, by day, of two periods, how cameras are', async () => {
  await raise(hall, TUESDAY)
  await raise(hall, TUESDAY + MINUTE, { state: 'resolved', severity: 'critical' })
  await raise(yard, TUESDAY - 7 * 24 * 60 * MINUTE)
  const heard = await ask([
    {
      calls: [
        { name: 'list_alerts', arguments: { period: 'this_week', camera: 'Hall 1', limit: 1 } },
        { name: 'count_alerts', arguments: { period: 'this_week', by: 'day' } },
        { name: 'compare_periods', arguments: { period: 'this_week', against: 'last_week' } },
        { name: 'camera_state', arguments: '' },
        {
          name: 'count_alerts',
          arguments: { period: 'custom', from: '2031-04-08T09:11', to: '2031-04-08T10:00', by: 'severity' },
        },
      ],
    },
    { says: ['Nothing.'] },
  ])
  expect(told(heard)).toEqual([
    'At 8 Apr 09:11 the critical alert “Phones” was raised on “Hall 1”: 2 people using a phone for 12 s.',
    'This week there were 2 alerts.',
    'On 7 Apr there were no alerts.',
    'On 8 Apr there were 2 alerts, the most.',
    'On 9 Apr there were no alerts.',
    'This week there were 2 alerts.',
    'Last week there was 1 alert.',
    'This week there was 1 more alert than last week.',
    'There are 2 cameras in total.',
    'Camera “Hall 1” at place “Hall” is offline.',
    'Camera “Yard 1” at place “Yard” is offline.',
    'From 8 Apr 09:11 to 8 Apr 10:00 there was 1 alert.',
    'From 8 Apr 09:11 to 8 Apr 10:00 there was 1 critical alert.',
  ])
  expect(callsOf(heard)[0]?.leftOut).toBe(1)
  // Nothing of the answer stood: what was found is told in its place.
  expect(sentencesOf(heard).map(({ source, verdict }) => [source, verdict])).toEqual([
    ['model', 'struck'],
    ...Array.from({ length: 6 }, () => ['digest', 'verified']),
  ])
})

test('what was counted, by camera and by lesson; what was not is no zero', async () => {
  const lesson = { name: 'Maths', days: [2 as const], from: '09:00', to: '09:45' }
  await h.call('schedules.create', admin, {
    ...{ name: 'Week', place: 'Hall', lessons: true },
    timetable: { timeZone: 'UTC', periods: [lesson], exceptions: [], quiet: [] },
  })
  const minute = (cameraId: string, at: number, phones: number, unsure = 0) => ({
    ...{ cameraId, at: new Date(at), frames: 10, seconds: 60, people: 40, unsure, peopleMost: 5 },
    ...{ behaviours: [0, 0, 0, 0, phones, 0], mosts: [0, 0, 0, 0, 3, 0] },
  })
  const at = Math.floor(TUESDAY / MINUTE) * MINUTE
  await h.prisma.cameraMinute.createMany({
    data: [
      minute(hall, at, 20),
      minute(hall, at + MINUTE, 10),
      minute(hall, at + 60 * MINUTE, 30, 40),
      minute(yard, at, 10),
    ],
  })
  const measured = (given: object) => ask([call('measure', { period: 'this_week', ...given }), { says: [''] }])
  const says = async (given: object) => told(await measured(given))
  expect(await says({ what: 'using_phone', by: 'lesson' })).toEqual([
    'This week there were 3 person-minutes of using a phone in lesson “Maths”.',
    'This week the behaviour of 25% of people was not clear.',
  ])
  expect(await says({ what: 'people', by: 'camera' })).toEqual([
    'This week there were 4 people on average on “Hall 1”.',
    'This week there were 4 people on average on “Yard 1”.',
  ])
  expect(await says({ what: 'using_phone', by: 'camera' })).toEqual([
    'This week there were 6 person-minutes of using a phone on “Hall 1”, the most.',
    'This week there was 1 person-minute of using a phone on “Yard 1”, the fewest.',
    'This week the behaviour of 25% of people was not clear.',
  ])
  expect(await says({ what: 'standing', period: 'yesterday', by: 'day' })).toEqual([
    'On 8 Apr there were 0 person-minutes of standing.',
    'Yesterday the behaviour of 25% of people was not clear.',
  ])
  expect(await says({ what: 'people', period: 'today' })).toEqual(['Today there was no data.'])
  // What rests on a behaviour that was not clear says so, also when the model does not.
  const answer = await ask([
    call('measure', { period: 'this_week', what: 'using_phone', camera: 'Hall 1' }),
    { says: ['This week there were 6 person-minutes of using a phone on “Hall 1” [f1].'] },
  ])
  expect(sentencesOf(answer).map(({ source, text }) => [source, text])).toEqual([
    ['model', 'This week there were 6 person-minutes of using a phone on “Hall 1” [f1].'],
    ['digest', 'This week the behaviour of 33% of people was not clear on “Hall 1” [f2].'],
  ])
})

test('a person sees what they may see, by whatever tool', async () => {
  await raise(hall, TUESDAY, { lesson: 'Maths' })
  await raise(yard, TUESDAY, { lesson: 'Art', severity: 'critical' })
  await h.prisma.cameraMinute.create({
    data: {
      ...{ cameraId: yard, at: new Date(TUESDAY), frames: 1, seconds: 60, people: 9, unsure: 0, peopleMost: 9 },
      ...{ behaviours: [0, 0, 0, 0, 9, 0], mosts: [0, 0, 0, 0, 9, 0] },
    },
  })
  const everything: ScriptedTurn = {
    calls: [
      { name: 'camera_state', arguments: {} },
      { name: 'list_alerts', arguments: { period: 'this_week' } },
      { name: 'count_alerts', arguments: { period: 'this_week', by: 'lesson' } },
      { name: 'compare_periods', arguments: { period: 'this_week', against: 'last_week', severity: 'critical' } },
      { name: 'measure', arguments: { period: 'this_week', what: 'people', by: 'camera' } },
      { name: 'count_alerts', arguments: { period: 'this_week', place: 'Yard' } },
      { name: 'measure', arguments: { period: 'this_week', what: 'people', camera: 'Yard 1' } },
    ],
  }
  const viewer = await ask([everything, { says: [''] }], await grant('viewer', 'Hall'))
  expect(JSON.stringify(callsOf(viewer).map(({ facts, problem }) => [facts, problem]))).not.toMatch(
    /Yard(?! 1"\]| \(|")|Art|9 people/,
  )
  expect(told(viewer)).toContain('This week there was 1 alert in lesson “Maths”.')
  expect(callsOf(viewer).map(({ problem }) => problem?.code ?? null)).toEqual([
    ...[null, null, null, null, null, 'validation_failed', 'validation_failed'],
  ])
  const counts = await grant('aggregate', 'Hall')
  const aggregate = await ask([everything, { says: [''] }], counts)
  const offered = models.asked.at(-1)?.body.tools?.map((tool) => tool.function.name)
  expect(offered).toEqual(['camera_state', 'measure'])
  expect(callsOf(aggregate).map(({ tool, problem }) => [tool, problem?.code ?? null])).toEqual([
    ['camera_state', null],
    ['list_alerts', 'unknown_tool'],
    ['count_alerts', 'unknown_tool'],
    ['compare_periods', 'unknown_tool'],
    ['measure', null],
    ['count_alerts', 'unknown_tool'],
    ['measure', 'validation_failed'],
  ])
  expect(JSON.stringify(aggregate)).not.toContain('alert for')
  // Timetables are for who sees more than counts.
  const byLesson = await ask([call('measure', { period: 'this_week', what: 'people', by: 'lesson' }), {}], counts)
  expect(found(byLesson)).toEqual(['This week there was no data [f1].'])
})

const WRONG: [string, string, object | string, string][] = [
  ['another tool', 'cameras.remove', { id: 'x' }, 'unknown_tool'],
  ['SQL', 'sql', 'SELECT 1', 'unknown_tool'],
  ['no JSON', 'count_alerts', '{"period":', 'bad_arguments'],
  ['no object', 'count_alerts', '[]', 'bad_arguments'],
  ['a period that is none', 'count_alerts', { period: 'ever' }, 'bad_arguments'],
  ['more than there is to give', 'count_alerts', { period: 'today', where: '1=1' }, 'bad_arguments'],
  [
    'a year',
    'list_alerts',
    { period: 'custom', from: '2030-01-01T00:00', to: '2031-01-01T00:00' },
    'validation_failed',
  ],
  ['a camera that is not there', 'count_alerts', { period: 'today', camera: "x' OR 1=1" }, 'validation_failed'],
  ['a lesson that is not there', 'count_alerts', { period: 'today', lesson: 'Latin' }, 'validation_failed'],
]

test('what is not well asked is refused, the model is told why, and the answer goes on', async () => {
  const heard = await ask([
    { calls: WRONG.map(([_what, name, given]) => ({ name, arguments: given })) },
    call('camera_state'),
    { says: ['There are 2 cameras in total [f1].'] },
  ])
  const codes = WRONG.map(([what, _name, _given, code]) => [what, code])
  expect(callsOf(heard).map(({ problem }, i) => [WRONG[i]?.[0], problem?.code])).toEqual([
    ...codes,
    [undefined, undefined],
  ])
  const replies = models.asked[1]?.body.messages?.filter(({ role }) => role === 'tool') ?? []
  expect(replies.map(({ content }) => JSON.parse(content).error.code)).toEqual(codes.map(([, code]) => code))
  expect(sentencesOf(heard)).toMatchObject([{ verdict: 'verified' }])
})

test('a model that never stops looking things up has an end', async () => {
  const heard = await ask([{ calls: Array.from({ length: 7 }, () => ({ name: 'camera_state', arguments: {} })) }])
  const calls = callsOf(heard)
  expect(calls).toHaveLength(14)
  expect(calls.slice(MAX_CALLS).map(({ problem }) => problem?.code)).toEqual(
    Array.from({ length: 4 }, () => 'too_many_calls'),
  )
  expect(models.asked.map(({ body }) => body.tool_choice)).toEqual(['auto', 'auto', 'none'])
  expect(heard.at(-1)).toMatchObject({ type: 'done' })
})

test('names are data: none of fifty makes a tool run, a link stand or a sentence pass', async () => {
  const plain = (text: string) => !/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(text)
  for (const name of INJECTIONS)
    await raise(hall, TUESDAY, {
      lesson: name.slice(0, 40).replaceAll('\u0000', ''),
      ruleName: `R ${name.replaceAll('\u0000', '')}`,
    })
  const before = await h.prisma.auditEntry.count()
  const heard = await ask([
    {
      calls: (['lesson', 'rule'] as const).map((by) => ({
        name: 'count_alerts',
        arguments: { period: 'this_week', by },
      })),
    },
    {
      calls: [
        { name: 'delete_camera', arguments: { id: hall } },
        { name: 'alerts.step', arguments: { state: 'resolved' } },
      ],
    },
    {
      says: [
        '[link](https://evil.example) [f1]. ',
        '<script>alert(1)</script> [f2]. ',
        'Nothing happened [f3]. ',
        '{"tool":"delete_camera"}.',
      ],
    },
  ])
  const facts = callsOf(heard).flatMap((one) => one.facts)
  expect(facts.length).toBeGreaterThan(40)
  expect(facts.every(({ sentence }) => plain(sentence.en) && plain(sentence['zh-CN']))).toBe(true)
  expect(
    callsOf(heard)
      .slice(2)
      .map(({ problem }) => problem?.code),
  ).toEqual(['unknown_tool', 'unknown_tool'])
  const said = sentencesOf(heard).filter(({ source }) => source === 'model')
  expect(said.length).toBeGreaterThan(0)
  expect(said.every(({ verdict }) => verdict === 'struck')).toBe(true)
  expect(await h.prisma.auditEntry.count()).toBe(before)
  expect(await h.prisma.camera.count()).toBe(2)
  // A name is found again as the facts have it, whatever is in it.
  const odd = facts.find(({ names }) => names.lesson?.startsWith("'><svg"))?.names.lesson
  const one = await ask([call('count_alerts', { period: 'this_week', lesson: odd }), {}])
  expect(callsOf(one)[0]?.facts[0]?.numbers).toEqual({ alerts: 1 })
})

test('asked for by a model that uses no tools, or none at all', async () => {
  await h.call('assistant.setSettings', admin, { engine: { kind: 'openai', url: models.url, model: 'other' } })
  const start = () => h.call('assistant.ask', admin, { question: 'Which lesson?', zone: 'UTC' })
  await expect(start()).rejects.toMatchObject({ code: 'assistant_no_tools' })
  models.behave = speaks([{ says: ['Three people.'] }])
  expect(await h.call('assistant.testTools', admin, {})).toEqual({ tools: false })
  models.behave = (response) => void response.writeHead(400).end('{"error":"tools are not supported"}')
  expect(await h.call('assistant.testTools', admin, {})).toEqual({ tools: false })
  expect(await h.call('assistant.get', admin, {})).toEqual({ model: 'other', tools: false })
  await h.call('assistant.setSettings', admin, { engine: null })
  await expect(start()).rejects.toMatchObject({ code: 'assistant_off' })
  await expect(h.call('assistant.testTools', admin, {})).rejects.toMatchObject({ code: 'assistant_off' })
})

test('stopped, and ended when what its asker may see changes; no report goes on from it', async () => {
  models.behave = (response) => {
    response.writeHead(200, HEAD)
    response.write(piece('There are 2 cameras'))
  }
  const viewer = await h.person('viewer')
  const asked = { question: 'How many?', zone: 'UTC' }
  const { id } = await h.call('assistant.ask', viewer, asked)
  await vi.waitFor(() => expect(models.open).toBe(1))
  const reading = hear(viewer, id)
  await h.call('users.update', admin, { id: viewer.userId, role: 'aggregate' })
  expect((await reading).at(-1)).toMatchObject({ type: 'error', code: 'forbidden' })
  await vi.waitFor(() => expect(models.open).toBe(0))

  const next = await h.call('assistant.ask', admin, asked)
  const rest = hear(admin, next.id)
  await vi.waitFor(() => expect(models.open).toBe(1))
  await h.call('assistant.stop', admin, { id: next.id })
  const heard = await rest
  expect(heard.at(-1)).toMatchObject({ type: 'done', finish: 'stopped' })
  expect(sentencesOf(heard)).toMatchObject([{ verdict: 'struck', reason: 'incomplete' }])
  const question = { from: NOW - 1, to: NOW, zone: 'UTC' }
  await expect(h.call('assistant.start', admin, { question, continues: next.id })).rejects.toMatchObject({
    code: 'answer_not_found',
  })
})

test('a model server that fails in a later turn is said with its code', async () => {
  const script = speaks([call('camera_state')])
  models.behave = (response, asked) => {
    if (asked.body.messages?.some(({ role }) => role === 'tool')) return void response.writeHead(500).end()
    return script(response, asked)
  }
  const { id } = await h.call('assistant.ask', admin, { question: 'How many?', zone: 'UTC' })
  const heard = await hear(admin, id)
  expect(heard.map(({ type }) => type)).toEqual(['call', 'error'])
  expect(heard.at(-1)).toMatchObject({ code: 'assistant_broken' })
  models.behave = (response) => void response.writeHead(200, HEAD).end(ending('stop', 0))
})
