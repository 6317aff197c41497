import { expect, test, vi } from 'vitest'
import { ApiError } from './api-error'
import { type Sending, sendInParts } from './send-in-parts'

const MB = 1024 * 1024
const answer = { id: 'f' }
const file = new Blob([new Uint8Array(20 * MB)])

function sending(more: Partial<Sending<typeof answer>> = {}) {
  const parts: [offset: number, size: number][] = []
  const waits: number[] = []
  const given: Sending<typeof answer> = {
    part: async (offset, bytes) => {
      parts.push([offset, bytes.size])
      return answer
    },
    received: async () => 0,
    wait: async (ms) => void waits.push(ms),
    ...more,
  }
  return { parts, waits, given }
}
const never = new AbortController().signal

test('in parts, from where an earlier attempt ended', async () => {
  const { parts, given } = sending()
  const shares: number[] = []
  expect(await sendInParts(file, 2 * MB, given, (share) => void shares.push(share), never)).toBe(answer)
  expect(parts).toEqual([
    [2 * MB, 8 * MB],
    [10 * MB, 8 * MB],
    [18 * MB, 2 * MB],
  ])
  expect(shares).toEqual([0.1, 0.5, 0.9])
})

test('goes on where the server says after the line was cut', async () => {
  const part = vi
    .fn<Sending<typeof answer>['part']>()
    .mockResolvedValueOnce(answer)
    .mockRejectedValueOnce(new ApiError('unreachable'))
    .mockRejectedValueOnce(new ApiError('unreachable'))
    .mockResolvedValue(answer)
  const { given, waits } = sending({ part, received: async () => 11 * MB })
  await sendInParts(file, 0, given, () => undefined, never)
  expect(part.mock.calls.map(([offset]) => offset / MB)).toEqual([0, 1 / 16, 11, 11, 19])
  expect(waits).toEqual([1_000, 2_000])
})

test('what is refused is not tried again, and what fails for long is given up', async () => {
  const refused = vi.fn().mockRejectedValue(new ApiError('disk_full'))
  await expect(sendInParts(file, 0, sending({ part: refused }).given, () => undefined, never)).rejects.toThrow(
    'disk_full',
  )
  expect(refused).toHaveBeenCalledOnce()
  const away = vi.fn().mockRejectedValue(new ApiError('unreachable'))
  await expect(sendInParts(file, 0, sending({ part: away }).given, () => undefined, never)).rejects.toThrow(
    'unreachable',
  )
  expect(away).toHaveBeenCalledTimes(6)
})

test('the first part is a short one, and what is sent of a part counts already', async () => {
  const shares: number[] = []
  const half = vi.fn<Sending<typeof answer>['part']>(async (_offset, _bytes, onShare) => {
    onShare(0.5)
    return answer
  })
  await sendInParts(
    new Blob([new Uint8Array(128 * 1024)]),
    0,
    sending({ part: half }).given,
    (s) => shares.push(s),
    never,
  )
  expect(half.mock.calls.map(([offset, bytes]) => [offset, bytes.size])).toEqual([
    [0, 64 * 1024],
    [64 * 1024, 64 * 1024],
  ])
  expect(shares).toEqual([0, 0.25, 0.5, 0.75])
})

test('stopped, nothing more is sent', async () => {
  const stop = new AbortController()
  const part = vi.fn(async () => {
    stop.abort(new Error('stopped'))
    return answer
  })
  await expect(sendInParts(file, 0, sending({ part }).given, () => undefined, stop.signal)).rejects.toThrow('stopped')
  expect(part).toHaveBeenCalledOnce()
})
