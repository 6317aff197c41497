/**
 * Exact truth of a frame from two renderings without light: everybody in the room, each pixel telling whose it is, and
 * each person alone, which is what the camera would see of head and shoulders with nothing in front.
 */
import * as THREE from 'three'
import { HEIGHT, WIDTH } from './camera-picture'
import type { Figure } from './figure'

/** Pixels, left top right bottom; right and bottom are one past the last pixel. */
export type Box = [x1: number, y1: number, x2: number, y2: number]

export type Seen = {
  id: number
  /** Head and shoulders, clipped to the picture. */
  box: Box
  /** The head alone, clipped; null when it is outside. */
  head: Box | null
  /** Percent of head and shoulders really seen. */
  visible: number
}

/** What is seen of somebody from head to foot, as people box it in pictures: what is hidden is not in it. */
export type Body = { box: Box; pixels: number }

const ATLAS = 2048
/** How far from the head's middle hair can reach, and sleeves from the shoulders' joints. Metres. */
const HEAD_REACH = 0.3
const SHOULDER_REACH = 0.17
/** Nearer than this nobody is measured: the person stands in the lens. */
const NEAREST = 0.4
const FARTHEST_OUTSIDE = 300

const SHADER_VERTEX = `
attribute float upper;
varying float isUpper;
#include <common>
#include <skinning_pars_vertex>
void main() {
  isUpper = upper;
  #include <skinbase_vertex>
  #include <begin_vertex>
  #include <skinning_vertex>
  #include <project_vertex>
}`
const SHADER_FRAGMENT = `
uniform float id, head;
varying float isUpper;
void main() { gl_FragColor = vec4(id, max(head, step(.5, isUpper)), head, 1.); }`

type Tile = { figure: Figure; x: number; y: number; width: number; height: number; left: number; top: number }

export class TruthPass {
  private readonly target: THREE.WebGLRenderTarget
  private readonly atlas: THREE.WebGLRenderTarget
  private readonly pixels = new Uint8Array(WIDTH * HEIGHT * 4)
  private readonly atlasPixels = new Uint8Array(ATLAS * ATLAS * 4)
  private readonly flat = new Map<THREE.Mesh, THREE.Material>()
  private readonly lone: THREE.PerspectiveCamera

  constructor(
    private readonly renderer: THREE.WebGLRenderer,
    private readonly scene: THREE.Scene,
    private readonly camera: THREE.PerspectiveCamera,
    private readonly figures: Figure[],
  ) {
    const options = { minFilter: THREE.NearestFilter, magFilter: THREE.NearestFilter }
    this.target = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, options)
    this.atlas = new THREE.WebGLRenderTarget(ATLAS, ATLAS, options)
    const nobody = new THREE.MeshBasicMaterial({ color: 0 })
    scene.traverse((object) => {
      if (object instanceof THREE.Mesh) this.flat.set(object, nobody)
    })
    for (const figure of figures) {
      for (const { mesh, wholly } of figure.meshes) {
        this.flat.set(mesh, idMaterial(figure.id, wholly))
        mesh.layers.enable(figure.id)
      }
    }
    this.lone = camera.clone()
  }

  /** The truth of the scene as it stands. People wholly outside the picture are left out. */
  measure(): { heads: Seen[]; bodies: Body[] } {
    const restore = this.makeFlat()
    const { renderer, scene, camera } = this
    renderer.setRenderTarget(this.target)
    renderer.clear()
    renderer.render(scene, camera)
    renderer.readRenderTargetPixels(this.target, 0, 0, WIDTH, HEIGHT, this.pixels)
    const tiles = this.renderAlone()
    restore()
    const { upper, bodies } = this.count()
    return { heads: tiles.flatMap((tile) => this.read(tile, upper[tile.figure.id]!) ?? []), bodies }
  }

  /** Of everybody in the picture: how many pixels of head and shoulders are seen, by id; and where any are. */
  private count(): { upper: Uint32Array; bodies: Body[] } {
    const upper = new Uint32Array(256)
    const whole = new Map<number, Extent>()
    for (let i = 0; i < this.pixels.length; i += 4) {
      const id = this.pixels[i]!
      if (this.pixels[i + 1]! > 127) upper[id]!++
      if (id === 0) continue
      const extent = whole.get(id) ?? new Extent()
      whole.set(id, extent)
      const at = i / 4
      extent.add(at % WIDTH, HEIGHT - 1 - Math.floor(at / WIDTH))
    }
    const bodies = [...whole.values()].flatMap((extent) => {
      const box = extent.clipped()
      return box ? [{ box, pixels: extent.count }] : []
    })
    return { upper, bodies }
  }

  private makeFlat(): () => void {
    const { renderer, scene } = this
    const materials = [...this.flat].map(([mesh, material]) => {
      const own = mesh.material
      mesh.material = material
      return [mesh, own] as const
    })
    const { background } = scene
    const { autoUpdate } = renderer.shadowMap
    scene.background = null
    renderer.shadowMap.autoUpdate = false
    renderer.setClearColor(0, 1)
    return () => {
      for (const [mesh, own] of materials) mesh.material = own
      scene.background = background
      renderer.shadowMap.autoUpdate = autoUpdate
      renderer.autoClear = true
    }
  }

  /** Everybody alone on the same pixel grid as the picture, packed into the atlas in shelves. */
  private renderAlone(): Tile[] {
    const { renderer, scene, lone, atlas } = this
    atlas.scissorTest = false
    atlas.viewport.set(0, 0, ATLAS, ATLAS)
    renderer.setRenderTarget(atlas)
    renderer.clear()
    renderer.autoClear = false
    const tiles = pack(this.figures.flatMap((figure) => this.tileOf(figure) ?? []))
    for (const { figure, x, y, width, height, left, top } of tiles) {
      lone.setViewOffset(WIDTH, HEIGHT, left, top, width, height)
      lone.layers.set(figure.id)
      atlas.viewport.set(x, y, width, height)
      atlas.scissor.set(x, y, width, height)
      atlas.scissorTest = true
      renderer.setRenderTarget(atlas)
      renderer.render(scene, lone)
    }
    const rows = Math.max(0, ...tiles.map((tile) => tile.y + tile.height))
    if (rows > 0) renderer.readRenderTargetPixels(atlas, 0, 0, ATLAS, rows, this.atlasPixels)
    return tiles
  }

  /** Where head and shoulders can be, in pixels of the picture; null behind the camera or far outside. */
  private tileOf(figure: Figure): Tile | null {
    if (!figure.group.visible) return null
    const [low, high] = [new THREE.Vector2(1e9, 1e9), new THREE.Vector2(-1e9, -1e9)]
    const focal = HEIGHT / 2 / Math.tan((this.camera.fov * Math.PI) / 360)
    const { head, armL, armR } = figure.bones
    for (const bone of [head, armL, armR]) {
      const place =
        bone === head ? bone.localToWorld(new THREE.Vector3(0, 0.08, 0)) : bone.getWorldPosition(new THREE.Vector3())
      const view = place.clone().applyMatrix4(this.camera.matrixWorldInverse)
      if (-view.z < NEAREST) return null
      const reach = ((bone === head ? HEAD_REACH : SHOULDER_REACH) * focal * 1.25) / -view.z
      const at = new THREE.Vector2(WIDTH / 2 + (focal * view.x) / -view.z, HEIGHT / 2 - (focal * view.y) / -view.z)
      low.min(at.clone().subScalar(reach))
      high.max(at.addScalar(reach))
    }
    low.clamp(new THREE.Vector2(-FARTHEST_OUTSIDE, -FARTHEST_OUTSIDE), new THREE.Vector2(WIDTH, HEIGHT)).floor()
    high.clamp(new THREE.Vector2(0, 0), new THREE.Vector2(WIDTH + FARTHEST_OUTSIDE, HEIGHT + FARTHEST_OUTSIDE)).ceil()
    const [width, height] = [high.x - low.x, high.y - low.y]
    if (width < 2 || height < 2) return null
    return { figure, x: 0, y: 0, width, height, left: low.x, top: low.y }
  }

  private read(tile: Tile, seenPixels: number): Seen | null {
    const whole = new Extent()
    const head = new Extent()
    for (let row = 0; row < tile.height; row++) {
      for (let column = 0; column < tile.width; column++) {
        const i = ((tile.y + row) * ATLAS + tile.x + column) * 4
        if (this.atlasPixels[i] !== tile.figure.id || this.atlasPixels[i + 1]! <= 127) continue
        const [x, y] = [tile.left + column, tile.top + tile.height - 1 - row]
        whole.add(x, y)
        if (this.atlasPixels[i + 2]! > 127) head.add(x, y)
      }
    }
    const box = whole.clipped()
    if (!box) return null
    return {
      id: tile.figure.id,
      box,
      head: head.clipped(),
      visible: Math.min(100, Math.round((100 * seenPixels) / whole.count)),
    }
  }
}

class Extent {
  count = 0
  private x1 = 1e9
  private y1 = 1e9
  private x2 = -1e9
  private y2 = -1e9
  add(x: number, y: number): void {
    this.count++
    this.x1 = Math.min(this.x1, x)
    this.y1 = Math.min(this.y1, y)
    this.x2 = Math.max(this.x2, x + 1)
    this.y2 = Math.max(this.y2, y + 1)
  }
  clipped(): Box | null {
    const box: Box = [Math.max(0, this.x1), Math.max(0, this.y1), Math.min(WIDTH, this.x2), Math.min(HEIGHT, this.y2)]
    return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 ? box : null
  }
}

function idMaterial(id: number, head: boolean): THREE.ShaderMaterial {
  const uniforms = { id: { value: id / 255 }, head: { value: head ? 1 : 0 } }
  return new THREE.ShaderMaterial({ uniforms, vertexShader: SHADER_VERTEX, fragmentShader: SHADER_FRAGMENT })
}

/** Shelves from the tallest tile down. Throws when the atlas is too small for them. */
function pack(tiles: Tile[]): Tile[] {
  let [x, y, shelf] = [0, 0, 0]
  for (const tile of tiles.sort((a, b) => b.height - a.height)) {
    if (x + tile.width > ATLAS) {
      x = 0
      y += shelf
      shelf = 0
    }
    tile.x = x
    tile.y = y
    x += tile.width
    shelf = Math.max(shelf, tile.height)
  }
  if (y + shelf > ATLAS) throw new Error(`the people of this frame need ${y + shelf} rows of the truth atlas`)
  return tiles
}
