import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createViewer, STUCK_MS } from './viewer'

/** A line that takes one write at a time, and only when it is told to. */
class SlowLine extends EventEmitter {
  written: string[] = []
  ended = false
  destroyed = false
  /** Bytes of the response's head, still on their way when the first picture comes. */
  writableLength = 500
  private flush: (() => void) | null = null
  write(chunk: Buffer, done: () => void): boolean {
    this.written.push(chunk.toString())
    this.writableLength += chunk.length
    this.flush = done
    return false
  }
  take(): void {
    this.writableLength = 0
    this.flush?.()
  }
  end(): void {
    this.ended = true
  }
  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }
}

const viewerOf = (line: SlowLine, options = {}) => createViewer(line as never, options)
const chunk = (text: string) => Buffer.from(text)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('rule 3: newest wins; what was replaced is counted', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line)
  for (const name of ['a1', 'a2', 'a3', 'a4']) viewer.offer('a', chunk(name))
  expect(line.written).toEqual(['a1'])
  line.take()
  expect(line.written).toEqual(['a1', 'a4'])
  expect(viewer.stats).toEqual({ sent: 2, dropped: 2 })
})

test('a slow line shows every camera in turn', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line)
  for (const name of ['a1', 'b1', 'c1', 'b2', 'a2']) viewer.offer(name.charAt(0), chunk(name))
  for (let i = 0; i < 3; i++) line.take()
  expect(line.written).toEqual(['a1', 'b2', 'c1', 'a2'])
})

test('rule 4: a viewer that takes nothing is told of and cut off', () => {
  const line = new SlowLine()
  const onStuck = vi.fn()
  const viewer = viewerOf(line, { onStuck })
  viewer.offer('a', chunk('a1'))
  vi.advanceTimersByTime(STUCK_MS - 1)
  viewer.offer('a', chunk('a2'))
  expect(line.destroyed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(line.destroyed).toBe(true)
  expect(onStuck).toHaveBeenCalledOnce()
})

test('a viewer that makes progress stays, however slow', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line)
  for (let i = 0; i < 5; i++) {
    viewer.offer('a', chunk(`a${i}`))
    vi.advanceTimersByTime(STUCK_MS - 1)
    line.take()
  }
  expect(line.destroyed).toBe(false)
})

test('silence is broken by a keepalive, again and again', () => {
  const line = new SlowLine()
  viewerOf(line, { keepalive: { chunk: chunk('-'), afterMs: 5000 } })
  for (let i = 0; i < 3; i++) {
    vi.advanceTimersByTime(5000)
    line.take()
  }
  expect(line.written).toEqual(['-', '-', '-'])
})

test('pictures put the keepalive off', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line, { keepalive: { chunk: chunk('-'), afterMs: 5000 } })
  for (let i = 0; i < 4; i++) {
    vi.advanceTimersByTime(4000)
    viewer.offer('a', chunk('a'))
    line.take()
  }
  expect(line.written).toEqual(['a', 'a', 'a', 'a'])
})

test('after the end nothing is written, and a stuck viewer is still cut off', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line, { keepalive: { chunk: chunk('-'), afterMs: 5000 } })
  viewer.offer('a', chunk('a1'))
  viewer.offer('a', chunk('a2'))
  viewer.end()
  viewer.offer('a', chunk('a3'))
  expect([line.ended, line.written]).toEqual([true, ['a1']])
  vi.advanceTimersByTime(STUCK_MS)
  expect(line.destroyed).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('a line that closes leaves no timer behind', () => {
  const line = new SlowLine()
  const viewer = viewerOf(line, { keepalive: { chunk: chunk('-'), afterMs: 5000 } })
  viewer.offer('a', chunk('a1'))
  line.destroy()
  expect(vi.getTimerCount()).toBe(0)
})
