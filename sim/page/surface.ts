/** From a distance field to triangles: naive surface nets, then two steps onto the surface. */
import type { Field, Triple } from './fields'

export type Surface = { positions: Float32Array; normals: Float32Array; indices: Uint32Array }

const CORNERS: Triple[] = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, (n >> 1) & 1, n >> 2] as const)
const EDGES: [Triple, Triple][] = CORNERS.flatMap((a) =>
  [0, 1, 2]
    .filter((axis) => !a[axis])
    .map((axis): [Triple, Triple] => [a, a.map((v, i) => (i === axis ? 1 : v)) as unknown as Triple]),
)
/** Grid points in a block's side; blocks far from the surface are not sampled. */
const BLOCK = 4

class Grid {
  readonly counts: number[]
  readonly values: Float32Array
  constructor(
    field: Field,
    readonly low: Triple,
    high: Triple,
    readonly cell: number,
  ) {
    this.counts = low.map((v, i) => Math.ceil((high[i]! - v) / cell) + 2)
    const [nx, ny, nz] = this.counts as [number, number, number]
    this.values = new Float32Array(nx * ny * nz)
    const reach = BLOCK * cell * 1.6 + 0.012
    for (let k = 0; k < nz; k += BLOCK) {
      for (let j = 0; j < ny; j += BLOCK) {
        for (let i = 0; i < nx; i += BLOCK) {
          const middle = this.sample(field, i + BLOCK / 2, j + BLOCK / 2, k + BLOCK / 2)
          const far = Math.abs(middle) > reach ? middle : null
          this.fillBlock(field, i, j, k, far)
        }
      }
    }
  }
  index(i: number, j: number, k: number): number {
    return i + this.counts[0]! * (j + this.counts[1]! * k)
  }
  private sample(field: Field, i: number, j: number, k: number): number {
    return field(this.low[0] + i * this.cell, this.low[1] + j * this.cell, this.low[2] + k * this.cell)
  }
  private fillBlock(field: Field, i0: number, j0: number, k0: number, far: number | null): void {
    const [nx, ny, nz] = this.counts as [number, number, number]
    for (let k = k0; k < Math.min(k0 + BLOCK, nz); k++) {
      for (let j = j0; j < Math.min(j0 + BLOCK, ny); j++) {
        for (let i = i0; i < Math.min(i0 + BLOCK, nx); i++)
          this.values[this.index(i, j, k)] = far ?? this.sample(field, i, j, k)
      }
    }
  }
}

/** The surface inside the box low..high, sampled every `cell` metres. */
export function surfaceOf(field: Field, low: Triple, high: Triple, cell: number): Surface {
  const grid = new Grid(field, low, high, cell)
  const { positions, vertexOf } = placeVertices(grid)
  const indices = joinQuads(grid, vertexOf)
  const normals = settle(field, positions, cell)
  return { positions, normals, indices }
}

/** One vertex in each cell that the surface crosses: the mean of the crossings of its edges. */
function placeVertices(grid: Grid) {
  const { counts, values, low, cell } = grid
  const vertexOf = new Int32Array(values.length).fill(-1)
  const positions: number[] = []
  for (let k = 0; k < counts[2]! - 1; k++) {
    for (let j = 0; j < counts[1]! - 1; j++) {
      for (let i = 0; i < counts[0]! - 1; i++) {
        let [x, y, z, crossings] = [0, 0, 0, 0]
        for (const [a, b] of EDGES) {
          const va = values[grid.index(i + a[0], j + a[1], k + a[2])]!
          const vb = values[grid.index(i + b[0], j + b[1], k + b[2])]!
          if (va < 0 === vb < 0) continue
          const t = va / (va - vb)
          x += a[0] + (b[0] - a[0]) * t
          y += a[1] + (b[1] - a[1]) * t
          z += a[2] + (b[2] - a[2]) * t
          crossings++
        }
        if (crossings === 0) continue
        vertexOf[grid.index(i, j, k)] = positions.length / 3
        const at = (axis: number, sum: number) => low[axis]! + ([i, j, k][axis]! + sum / crossings) * cell
        positions.push(at(0, x), at(1, y), at(2, z))
      }
    }
  }
  return { positions: new Float32Array(positions), vertexOf }
}

/** Two triangles across each grid edge that the surface crosses. */
function joinQuads(grid: Grid, vertexOf: Int32Array): Uint32Array {
  const { counts, values } = grid
  const indices: number[] = []
  const quad = (a: number, b: number, c: number, d: number, inside: boolean) =>
    inside ? indices.push(a, b, c, a, c, d) : indices.push(a, c, b, a, d, c)
  for (let k = 1; k < counts[2]! - 1; k++) {
    for (let j = 1; j < counts[1]! - 1; j++) {
      for (let i = 1; i < counts[0]! - 1; i++) {
        const inside = values[grid.index(i, j, k)]! < 0
        const v = (di: number, dj: number, dk: number) => vertexOf[grid.index(i - di, j - dj, k - dk)]!
        const differs = (di: number, dj: number, dk: number) =>
          inside !== values[grid.index(i + di, j + dj, k + dk)]! < 0
        if (differs(1, 0, 0)) quad(v(0, 1, 1), v(0, 0, 1), v(0, 0, 0), v(0, 1, 0), inside)
        if (differs(0, 1, 0)) quad(v(1, 0, 1), v(1, 0, 0), v(0, 0, 0), v(0, 0, 1), inside)
        if (differs(0, 0, 1)) quad(v(1, 1, 0), v(0, 1, 0), v(0, 0, 0), v(1, 0, 0), inside)
      }
    }
  }
  return new Uint32Array(indices)
}

/** Moves the vertices onto the surface in place; returns their normals. */
function settle(field: Field, positions: Float32Array, cell: number): Float32Array {
  const normals = new Float32Array(positions.length)
  const e = cell * 0.5
  for (let v = 0; v < positions.length; v += 3) {
    for (let round = 0; round < 2; round++) {
      const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!]
      const gradient = [
        field(x + e, y, z) - field(x - e, y, z),
        field(x, y + e, z) - field(x, y - e, z),
        field(x, y, z + e) - field(x, y, z - e),
      ]
      const length = Math.hypot(...gradient) || 1
      const off = round === 0 ? Math.max(-cell, Math.min(cell, field(x, y, z))) * 0.8 : 0
      for (let axis = 0; axis < 3; axis++) {
        const n = gradient[axis]! / length
        normals[v + axis] = n
        positions[v + axis]! -= n * off
      }
    }
  }
  return normals
}
