/** A reader of our multipart streams that trusts Content-Length and nothing else. */
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

export type Part = { headers: Record<string, string>; body: Buffer }

export async function openResponse(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(url, { headers, agent: false }, resolve).once('error', reject))
}

export async function* readParts(
  response: AsyncIterable<Buffer> & { headers: IncomingHttpHeaders },
): AsyncGenerator<Part> {
  const boundary = `--${/boundary=(\S+)/.exec(response.headers['content-type'] ?? '')?.[1]}\r\n`
  let data: Buffer = Buffer.alloc(0)
  for await (const piece of response) {
    data = Buffer.concat([data, piece])
    for (let read = takePart(data, boundary); read; read = takePart(data, boundary)) {
      data = read.rest
      yield read.part
    }
  }
}

function takePart(data: Buffer, boundary: string): { part: Part; rest: Buffer } | null {
  const headEnd = data.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = data.subarray(0, headEnd + 2).toString()
  if (!head.startsWith(boundary)) throw new Error(`no boundary where one should be: ${head.slice(0, 60)}`)
  const headers = Object.fromEntries(
    [...head.slice(boundary.length).matchAll(/^(.*?): (.*)\r\n/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  )
  const end = headEnd + 4 + Number(headers['content-length'])
  if (data.length < end + 2) return null
  if (data.subarray(end, end + 2).toString() !== '\r\n') throw new Error('a part is longer than it says')
  return { part: { headers, body: data.subarray(headEnd + 4, end) }, rest: data.subarray(end + 2) }
}
