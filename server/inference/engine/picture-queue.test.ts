import { describe, expect, it } from 'vitest'
import { createPictureQueue, type Entry, MAX_PICTURES, PATIENCE_MS } from './picture-queue'

function setup() {
  const out: string[] = []
  const queue = createPictureQueue<string>((entry: Entry<string>) => {
    out.push(`${entry.frameId}${entry.shown ? '+jpeg' : ''}${entry.result ? `=${entry.result}` : ''}`)
  })
  const push = (frameId: number, { jpeg = true, waits = false, now = 0 } = {}) =>
    queue.push({ frameId, at: 0, steadyMs: 0, width: 2, height: 1, jpeg: new Uint8Array(1), shown: jpeg, waits }, now)
  return { out, queue, push }
}

describe('createPictureQueue', () => {
  it('lets a picture go at once when nothing is inferred', () => {
    const { out, push } = setup()
    push(1)
    expect(out).toEqual(['1+jpeg'])
  })

  it('holds a picture for its own result, and those behind it', () => {
    const { out, queue, push } = setup()
    push(1, { waits: true })
    push(2)
    push(3, { waits: true })
    expect(out).toEqual([])
    expect(queue.resolve(3, 'three')).toBe(true)
    expect(out).toEqual([])
    queue.resolve(1, 'one')
    expect(out).toEqual(['1+jpeg=one', '2+jpeg', '3+jpeg=three'])
    expect(queue.size).toBe(0)
  })

  it('sends a result without a picture, and nothing for a frame without either', () => {
    const { out, queue, push } = setup()
    push(1, { jpeg: false, waits: true })
    push(2, { jpeg: false, waits: true })
    queue.resolve(1, 'one')
    queue.abandon(2)
    expect(out).toEqual(['1=one'])
    expect(queue.size).toBe(0)
  })

  it('lets a picture go without its result when patience ends, and says that the result is late', () => {
    const { out, queue, push } = setup()
    push(1, { waits: true, now: 100 })
    queue.sweep(100 + PATIENCE_MS - 1)
    expect(out).toEqual([])
    queue.sweep(100 + PATIENCE_MS)
    expect(out).toEqual(['1+jpeg'])
    expect(queue.resolve(1, 'late')).toBe(false)
  })

  it('never holds more than its limit: the oldest goes first, in order', () => {
    const { out, push } = setup()
    for (let id = 1; id <= MAX_PICTURES; id++) push(id, { waits: true })
    expect(out).toEqual([])
    push(MAX_PICTURES + 1, { waits: true })
    expect(out).toEqual(['1+jpeg'])
  })

  it('is bounded for results without pictures as well', () => {
    const { queue, push } = setup()
    for (let id = 1; id <= 1000; id++) push(id, { jpeg: false, waits: true })
    expect(queue.size).toBeLessThanOrEqual(2 * MAX_PICTURES)
  })
})
