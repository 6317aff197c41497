/** Signed distance fields: shapes as functions of a place, negative inside. Metres. */
import type { Vector3 } from 'three'

export type Field = (x: number, y: number, z: number) => number
export type Triple = readonly [number, number, number]

/** The nearer of two shapes with a rounded seam of width k; and the common part. */
export function smoothMin(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k
  return Math.min(a, b) - h * h * k * 0.25
}

export const smoothMax = (a: number, b: number, k: number): number => -smoothMin(-a, -b, k)

export function ellipsoid([cx, cy, cz]: Triple, [rx, ry, rz]: Triple): Field {
  const inside = -Math.min(rx, ry, rz)
  return (x, y, z) => {
    const [px, py, pz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz]
    const k0 = Math.sqrt(px * px + py * py + pz * pz)
    const k1 = Math.sqrt((px * px) / (rx * rx) + (py * py) / (ry * ry) + (pz * pz) / (rz * rz))
    return k0 < 1e-6 ? inside : (k0 * (k0 - 1)) / k1
  }
}

/** A rod from a to b with round ends, its radius going from one to the other. */
export function rod(a: Triple, b: Triple, radiusA: number, radiusB = radiusA): Field {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const square = dx * dx + dy * dy + dz * dz
  return (x, y, z) => {
    const [px, py, pz] = [x - a[0], y - a[1], z - a[2]]
    const t = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / square))
    const [qx, qy, qz] = [px - dx * t, py - dy * t, pz - dz * t]
    return Math.sqrt(qx * qx + qy * qy + qz * qz) - (radiusA + (radiusB - radiusA) * t)
  }
}

/** Parts grown together; each joins what came before it with a seam of its width. */
export function joined(parts: readonly (readonly [Field, number])[]): Field {
  const [[first], ...others] = parts as [readonly [Field, number], ...(readonly [Field, number])[]]
  return (x, y, z) => {
    let distance = first(x, y, z)
    for (const [field, seam] of others) distance = smoothMin(distance, field(x, y, z), seam)
    return distance
  }
}

export const triple = (v: Vector3): Triple => [v.x, v.y, v.z]

/** The place a share of the way from a to b. */
export const between = (a: Vector3, b: Vector3, share: number): Triple => triple(a.clone().lerp(b, share))
