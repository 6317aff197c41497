import { expect, test, vi } from 'vitest'
import { ApiError } from '@/components/lib/api-error'
import type { FilmView } from '@/server/contract/film'
import { type Sending, sendFilm } from './send-film'

const MB = 1024 * 1024
const film = { id: 'f' } as FilmView
const file = new Blob([new Uint8Array(20 * MB)])

function sending(more: Partial<Sending> = {}) {
  const parts: [offset: number, size: number][] = []
  const waits: number[] = []
  const given: Sending = {
    part: async (offset, bytes) => {
      parts.push([offset, bytes.size])
      return film
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
  expect(await sendFilm(file, 2 * MB, given, (share) => void shares.push(share), never)).toBe(film)
  expect(parts).toEqual([
    [2 * MB, 8 * MB],
    [10 * MB, 8 * MB],
    [18 * MB, 2 * MB],
  ])
  expect(shares).toEqual([0.1, 0.5, 0.9])
})

test('goes on where the server says after the line was cut', async () => {
  const part = vi
    .fn<Sending['part']>()
    .mockResolvedValueOnce(film)
    .mockRejectedValueOnce(new ApiError('unreachable'))
    .mockRejectedValueOnce(new ApiError('unreachable'))
    .mockResolvedValue(film)
  const { given, waits } = sending({ part, received: async () => 11 * MB })
  await sendFilm(file, 0, given, () => undefined, never)
  expect(part.mock.calls.map(([offset]) => offset / MB)).toEqual([0, 8, 11, 11, 19])
  expect(waits).toEqual([1_000, 2_000])
})

test('what is refused is not tried again, and what fails for long is given up', async () => {
  const refused = vi.fn().mockRejectedValue(new ApiError('disk_full'))
  await expect(sendFilm(file, 0, sending({ part: refused }).given, () => undefined, never)).rejects.toThrow('disk_full')
  expect(refused).toHaveBeenCalledOnce()
  const away = vi.fn().mockRejectedValue(new ApiError('unreachable'))
  await expect(sendFilm(file, 0, sending({ part: away }).given, () => undefined, never)).rejects.toThrow('unreachable')
  expect(away).toHaveBeenCalledTimes(6)
})

test('stopped, nothing more is sent', async () => {
  const stop = new AbortController()
  const part = vi.fn(async () => {
    stop.abort(new Error('stopped'))
    return film
  })
  await expect(sendFilm(file, 0, sending({ part }).given, () => undefined, stop.signal)).rejects.toThrow('stopped')
  expect(part).toHaveBeenCalledOnce()
})
