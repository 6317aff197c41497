/**
 * Constant-velocity Kalman filter of a box: centre x, centre y, width, height. The four axes never mix, so each is a
 * filter of two states (value, velocity). Time is in milliseconds outside and in units of 1/25 s inside: the noise
 * weights are those of ByteTrack and DeepSORT, which count frames of 25-30 pictures a second. Noise grows with elapsed
 * time, so one long step and many short ones end alike.
 */
import type { BBox } from '../../contract/frame'
import { fromCentre } from '../../geometry/box'

const UNIT_MS = 40
/** Standard deviations relative to the box: Wojke et al. 2017 (DeepSORT), used by Zhang et al. 2022 (ByteTrack). */
const POSITION_WEIGHT = 1 / 20
const VELOCITY_WEIGHT = 1 / 160
const FIRST_POSITION_FACTOR = 2
const FIRST_VELOCITY_FACTOR = 10

/** Value and velocity per unit, and their covariance. */
type Axis = { value: number; velocity: number; pp: number; pv: number; vv: number }
export type KalmanBox = { cx: Axis; cy: Axis; width: Axis; height: Axis }

export function initiate(box: BBox): KalmanBox {
  const { cx, cy, width, height } = measure(box)
  const axis = (value: number, scale: number): Axis => ({
    value,
    velocity: 0,
    pp: (FIRST_POSITION_FACTOR * POSITION_WEIGHT * scale) ** 2,
    pv: 0,
    vv: (FIRST_VELOCITY_FACTOR * VELOCITY_WEIGHT * scale) ** 2,
  })
  return { cx: axis(cx, height), cy: axis(cy, height), width: axis(width, width), height: axis(height, height) }
}

/** The state after ms more, of which only moveMs are moved: an old velocity says little about far ahead. */
export function predict(state: KalmanBox, ms: number, moveMs: number): KalmanBox {
  const elapsed = ms / UNIT_MS
  const moved = moveMs / UNIT_MS
  const { cx, cy, width, height } = state
  return {
    cx: predictAxis(cx, elapsed, moved, height.value),
    cy: predictAxis(cy, elapsed, moved, height.value),
    width: predictAxis(width, elapsed, moved, width.value),
    height: predictAxis(height, elapsed, moved, height.value),
  }
}

function predictAxis({ value, velocity, pp, pv, vv }: Axis, elapsed: number, moved: number, scale: number): Axis {
  const position = (POSITION_WEIGHT * scale) ** 2
  const speed = (VELOCITY_WEIGHT * scale) ** 2
  return {
    value: value + velocity * moved,
    velocity,
    pp: pp + 2 * elapsed * pv + elapsed ** 2 * vv + position * elapsed + (speed * elapsed ** 3) / 3,
    pv: pv + elapsed * vv + (speed * elapsed ** 2) / 2,
    vv: vv + speed * elapsed,
  }
}

/** Takes in a measured box. */
export function update(state: KalmanBox, box: BBox): KalmanBox {
  const { cx, cy, width, height } = measure(box)
  return {
    cx: updateAxis(state.cx, cx, state.height.value),
    cy: updateAxis(state.cy, cy, state.height.value),
    width: updateAxis(state.width, width, state.width.value),
    height: updateAxis(state.height, height, state.height.value),
  }
}

function updateAxis({ value, velocity, pp, pv, vv }: Axis, measured: number, scale: number): Axis {
  const innovation = pp + (POSITION_WEIGHT * scale) ** 2
  const gain = pp / innovation
  const velocityGain = pv / innovation
  const residual = measured - value
  return {
    value: value + gain * residual,
    velocity: velocity + velocityGain * residual,
    pp: (1 - gain) * pp,
    pv: (1 - gain) * pv,
    vv: vv - velocityGain * pv,
  }
}

/** The same without growth: what is not seen keeps its size (ByteTrack does so for lost tracks). */
export function freezeSize(state: KalmanBox): KalmanBox {
  return { ...state, width: { ...state.width, velocity: 0 }, height: { ...state.height, velocity: 0 } }
}

export function boxOf({ cx, cy, width, height }: KalmanBox): BBox {
  return fromCentre(cx.value, cy.value, Math.max(width.value, 1), Math.max(height.value, 1))
}

function measure(box: BBox) {
  return {
    cx: (box.x1 + box.x2) / 2,
    cy: (box.y1 + box.y2) / 2,
    width: Math.max(box.x2 - box.x1, 1),
    height: Math.max(box.y2 - box.y1, 1),
  }
}
