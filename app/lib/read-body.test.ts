import { expect, test } from 'vitest'
import { readJson } from './read-body'

const request = (body: BodyInit) => new Request('http://x/', { method: 'POST', body })

test('reads JSON, Chinese cut between two chunks included', async () => {
  const bytes = new TextEncoder().encode('{"name":"教室"}')
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, 10))
      controller.enqueue(bytes.slice(10))
      controller.close()
    },
  })
  expect(await readJson(new Request('http://x/', { method: 'POST', body, duplex: 'half' } as RequestInit))).toEqual({
    name: '教室',
  })
})

test.each(['', '{', 'not json', '\u0000'])('%j is not JSON', async (text) => {
  await expect(readJson(request(text))).rejects.toMatchObject({ code: 'invalid_json' })
})

test('an endless body is left after its limit', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const endless = new Request('http://x/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  await expect(readJson(endless)).rejects.toMatchObject({ code: 'too_large' })
  expect(sent).toBeLessThan(1_000_000)
})
