/** Run as a process of its own: its pages fail as no page should. Says where it listens; ends with 7 for a true bug. */
import type { AddressInfo } from 'node:net'
import { endConnectionOf } from '../../http/connection-scope'
import { startEdge } from './start-edge'

process.on('uncaughtException', (error) => {
  if (!endConnectionOf(error)) process.exit(7)
})

const FAILURES: Readonly<Record<string, () => void>> = {
  '/rejects': () => void Promise.reject(new Error('nobody waits for this')),
  '/later': () => void setTimeout(() => fail(), 5),
  '/much-later': () => void Promise.resolve().then(() => setImmediate(() => void fail2())),
  '/listener': () => void process.nextTick(() => fail()),
}
function fail(): never {
  throw new TypeError('a mistake')
}
async function fail2(): Promise<never> {
  return fail()
}

const { http } = await startEdge({
  pages: async (req, res) => {
    const failure = FAILURES[req.url ?? '']
    if (failure) failure()
    else res.end('well')
  },
})
process.on('message', () => fail())
process.send?.((http.address() as AddressInfo).port)
