/** Geometry of a body part: triangles with baked occlusion, texture coordinates and what skinning and truth need. */
import { BufferAttribute, BufferGeometry } from 'three'
import type { Field, Triple } from './fields'
import { surfaceOf } from './surface'

export type BoneWeight = [bone: number, weight: number]

export type BakeOptions = {
  field: Field
  low: Triple
  high: Triple
  cell: number
  /** What casts occlusion; the field itself when absent. */
  occluder?: Field
  weights?: (x: number, y: number, z: number) => BoneWeight[]
  /** Whether a vertex belongs to head and shoulders; all do when absent. */
  isUpper?: (x: number, y: number, z: number) => boolean
  /** Brightness of a vertex, 1 when absent. */
  shade?: (x: number, y: number, z: number) => number
  uv: (x: number, y: number, z: number) => [number, number]
  /** Two material groups: triangles that look forward (+z), then the others. */
  sides?: boolean
}

const OCCLUSION_REACH = [0.012, 0.03, 0.07]

/** The part's geometry. Attribute `upper` is 1 on head and shoulders, 0 elsewhere. */
export function bake(options: BakeOptions): BufferGeometry {
  const { field, low, high, cell, occluder = field, weights, isUpper, shade, uv, sides = false } = options
  const { positions, normals, indices } = surfaceOf(field, low, high, cell)
  const count = positions.length / 3
  const colours = new Float32Array(count * 3)
  const upper = new Float32Array(count)
  const uvs = new Float32Array(count * 2)
  const bones = new Uint16Array(count * 4)
  const shares = new Float32Array(count * 4)
  for (let v = 0; v < count; v++) {
    const at = (array: Float32Array): Triple => [array[v * 3]!, array[v * 3 + 1]!, array[v * 3 + 2]!]
    const [p, n] = [at(positions), at(normals)]
    colours.fill(openness(occluder, p, n) * (shade?.(...p) ?? 1), v * 3, v * 3 + 3)
    upper[v] = isUpper && !isUpper(...p) ? 0 : 1
    uvs.set(uv(...p), v * 2)
    if (weights) setWeights(bones, shares, v, weights(...p))
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(normals, 3))
  geometry.setAttribute('color', new BufferAttribute(colours, 3))
  geometry.setAttribute('upper', new BufferAttribute(upper, 1))
  geometry.setAttribute('uv', new BufferAttribute(uvs, 2))
  if (weights) {
    geometry.setAttribute('skinIndex', new BufferAttribute(bones, 4))
    geometry.setAttribute('skinWeight', new BufferAttribute(shares, 4))
  }
  geometry.setIndex(new BufferAttribute(indices, 1))
  if (sides) groupBySide(geometry, indices, normals)
  return geometry
}

/** 1 in the open, down to 0.3 in a crease. */
function openness(occluder: Field, [x, y, z]: Triple, [nx, ny, nz]: Triple): number {
  let open = 1
  for (const reach of OCCLUSION_REACH) {
    open -= 0.3 * Math.max(0, 1 - occluder(x + nx * reach, y + ny * reach, z + nz * reach) / reach)
  }
  return Math.max(0.3, open)
}

function setWeights(bones: Uint16Array, shares: Float32Array, vertex: number, all: BoneWeight[]): void {
  const strongest = all.sort((a, b) => b[1] - a[1]).slice(0, 4)
  const sum = strongest.reduce((total, [, weight]) => total + weight, 0)
  strongest.forEach(([bone, weight], i) => {
    bones[vertex * 4 + i] = bone
    shares[vertex * 4 + i] = weight / sum
  })
}

function groupBySide(geometry: BufferGeometry, indices: Uint32Array, normals: Float32Array): void {
  const front: number[] = []
  const back: number[] = []
  for (let i = 0; i < indices.length; i += 3) {
    const corners = [indices[i]!, indices[i + 1]!, indices[i + 2]!]
    const towards = corners.reduce((sum, corner) => sum + normals[corner * 3 + 2]!, 0)
    ;(towards >= 0 ? front : back).push(...corners)
  }
  geometry.setIndex([...front, ...back])
  geometry.addGroup(0, front.length, 0)
  geometry.addGroup(front.length, back.length, 1)
}
