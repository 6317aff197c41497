import { describe, expect, it } from 'vitest'
import { BEACON_SIZE, beaconAt, CODE_MODULUS, codeHeight, drawCode, readCode } from './calibration-pattern'

const sizes = [
  { width: 320, height: 240 },
  { width: 640, height: 384 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1088 },
]

describe.each(sizes)('$width x $height', ({ width, height }) => {
  it.each([0, 1, 149, 0xaaaaaa, CODE_MODULUS - 1])('reads back frame %d, noise and all', (frame) => {
    const luma = new Uint8Array(width * height).fill(32)
    drawCode(luma, width, width, frame)
    for (let i = 0; i < luma.length; i += 3) luma[i] = Math.min(255, luma[i]! + 40)
    expect(readCode(luma, width, width)).toBe(frame)
  })

  it('keeps the beacon inside the picture and clear of the code, moving in even steps', () => {
    for (let frame = 0; frame < 2000; frame++) {
      const { x, y } = beaconAt(frame, width, height)
      const next = beaconAt(frame + 1, width, height)
      expect(x - BEACON_SIZE / 2).toBeGreaterThanOrEqual(0)
      expect(x + BEACON_SIZE / 2).toBeLessThanOrEqual(width)
      expect(y - BEACON_SIZE / 2).toBeGreaterThan(codeHeight(width))
      expect(y + BEACON_SIZE / 2).toBeLessThanOrEqual(height)
      expect([x % 2, y % 2]).toEqual([0, 0])
      expect(Math.abs(next.x - x)).toBeLessThanOrEqual(6)
      expect(next).not.toEqual({ x, y })
    }
  })
})

it('codes numbers beyond 24 bits modulo 2^24', () => {
  const luma = new Uint8Array(640 * 16)
  drawCode(luma, 640, 640, CODE_MODULUS + 5)
  expect(readCode(luma, 640, 640)).toBe(5)
})
