import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { askAnew, mergeInto } from './heard'

const KEY = ['list', 'open']
const add = (item: string) => (data: string[]) => (data.includes(item) ? data : [item, ...data])

/** A query whose answers are given by hand. */
function asked() {
  const client = new QueryClient()
  const answers: ((data: string[]) => void)[] = []
  const ask = () =>
    client.fetchQuery({ queryKey: KEY, queryFn: () => new Promise<string[]>((resolve) => void answers.push(resolve)) })
  return { client, answers, ask, data: () => client.getQueryData<string[]>(KEY) }
}

test('an event that comes while the list is asked for the first time is not lost with the older answer', async () => {
  const { client, answers, ask, data } = asked()
  const first = ask()
  mergeInto(client, ['list'], add('new'))
  expect(data()).toBeUndefined()
  answers[0]?.(['old'])
  await first
  expect(data()).toEqual(['new', 'old'])
})

test('nor one that comes while it is asked again; it is there at once, too', async () => {
  const { client, answers, ask, data } = asked()
  const first = ask()
  answers[0]?.(['old'])
  await first
  const again = ask()
  mergeInto(client, ['list'], add('a'))
  mergeInto(client, ['list'], add('b'))
  expect(data()).toEqual(['b', 'a', 'old'])
  answers[1]?.(['old'])
  await again
  expect(data()).toEqual(['b', 'a', 'old'])
  // Later answers are taken as they are.
  const last = ask()
  answers[2]?.(['other'])
  await last
  expect(data()).toEqual(['other'])
})

test('a list that failed, or went, hears no more', async () => {
  const client = new QueryClient()
  let fail: (error: Error) => void = () => {}
  const failing = client.fetchQuery({
    queryKey: KEY,
    retry: false,
    queryFn: () =>
      new Promise<string[]>((_, reject) => {
        fail = reject
      }),
  })
  mergeInto(client, ['list'], add('new'))
  fail(new Error('gone'))
  await expect(failing).rejects.toThrow('gone')
  expect(client.getQueryData(KEY)).toBeUndefined()
  expect(client.getQueryCache().hasListeners()).toBe(false)
})

test('what is asked for the first time is asked once more after an event', async () => {
  const { client, answers, ask, data } = asked()
  const first = ask()
  askAnew(client, ['list'])
  answers[0]?.(['old'])
  await first
  expect(client.getQueryState(KEY)?.isInvalidated).toBe(true)
  expect(data()).toEqual(['old'])
  expect(client.getQueryCache().hasListeners()).toBe(false)
})
