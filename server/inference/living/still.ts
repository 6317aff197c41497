/**
 * Whether anything lives in a box. What moves a little changes most where the picture is steepest: change = noise + motion² x
 * gradient², so the slope of that line over the box's pixels is the mean squared motion, far below a pixel, whatever the
 * camera's noise.
 */
import type { BBox } from '../../contract/frame'
import type { ChangeMap } from './change-map'

/**
 * Boxes go round head and shoulders, about 45 cm; breath lifts a sleeper's shoulders and back by several mm. Less than this share
 * of the box's width, 0.7 mm, is nothing. A box round the head alone is asked for less.
 */
const LEAST_MOTION = 1 / 700
/**
 * Standard errors of the slope that are added: pixels side by side tell nearly the same, so one says little. What has been still
 * before needs less proof of it.
 */
const ERRORS = { first: 3, again: 1 }
/** What changes this much more than the quiet part of the picture (grey levels²) moves, whatever its gradients say. */
const MANY_TIMES = 3
const LEAST_CHANGE = 0.5
/** With less change (grey levels²) not even the camera's noise comes through its codec, and so breath may not either. */
const LEAST_NOISE = 0.1
/** A box that is smaller, pixels of the map, shows nothing. */
const LEAST_PIXELS = 24

/** Change (grey levels²) of the quietest quarter of the picture: its noise. */
export function quietLevel({ change }: ChangeMap): number {
  const some = change.filter((_, i) => i % 7 === 0).sort()
  return some[some.length >> 2] ?? 0
}

/** True when it is sure that nothing in the box moved, not even by breath. box: pixels of the map; quiet: its quietLevel. */
export function isStill(map: ChangeMap, box: BBox, quiet: number, time: keyof typeof ERRORS): boolean {
  const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 }
  // Of a sleeper the back alone may move: each half has to be still.
  const halves = [{ x2: middle.x }, { x1: middle.x }, { y2: middle.y }, { y1: middle.y }]
  const most = ((box.x2 - box.x1) * LEAST_MOTION) ** 2
  return [box, ...halves.map((half) => ({ ...box, ...half }))].every((part) => {
    const { count, change, motion, error } = lineThrough(map, part)
    return (
      count >= LEAST_PIXELS &&
      change > LEAST_NOISE &&
      change < quiet * MANY_TIMES + LEAST_CHANGE &&
      Math.max(0, motion) + ERRORS[time] * error < most
    )
  })
}

/** Change against squared gradient over the box's pixels: mean change, slope of the line and its standard error. */
function lineThrough({ width, height, mean, change }: ChangeMap, box: BBox) {
  let count = 0
  let x = 0
  let y = 0
  let xx = 0
  let xy = 0
  let yy = 0
  const [left, right] = [Math.max(1, Math.floor(box.x1)), Math.min(width - 1, Math.ceil(box.x2))]
  const [top, bottom] = [Math.max(1, Math.floor(box.y1)), Math.min(height - 1, Math.ceil(box.y2))]
  for (let row = top; row < bottom; row++) {
    for (let i = row * width + left; i < row * width + right; i++) {
      const across = ((mean[i + 1] ?? 0) - (mean[i - 1] ?? 0)) / 2
      const down = ((mean[i + width] ?? 0) - (mean[i - width] ?? 0)) / 2
      const steep = across * across + down * down
      const value = change[i] ?? 0
      count++
      x += steep
      y += value
      xx += steep * steep
      xy += steep * value
      yy += value * value
    }
  }
  const spread = xx - (x * x) / count
  const motion = (xy - (x * y) / count) / spread
  const left2 = Math.max(0, yy - (y * y) / count - motion * (xy - (x * y) / count))
  return { count, change: y / count, motion, error: Math.sqrt(left2 / (count - 2) / spread) }
}
