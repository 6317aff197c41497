/** A film's room with its people, ready to show any instant. */
import * as THREE from 'three'
import { type Film, type FilmOptions, FPS, planFilm } from '../plan/film'
import { type Instant, instantOf } from '../plan/motion'
import { project } from '../plan/viewpoint'
import { Builder } from './builder'
import { CameraPicture, HEIGHT, WIDTH } from './camera-picture'
import { type Figure, makeFigure } from './figure'
import { buildFurniture } from './furniture'
import { hold } from './hold'
import { buildLights } from './lights'
import { buildShell } from './shell'
import { buildSite } from './sites/build'
import { skyOf } from './sites/ground'
import { type Body, type Seen, TruthPass } from './truth-pass'
import { buildVenue } from './venues/build'
import { buildWalls } from './walls'
import { buildWindowWall } from './windows'

export type Quality = { occlusion: boolean; shadowSize: number; coarseness: number }
export type PersonTruth = Seen & { behaviour: Instant['behaviour'] }
export type FrameTruth = { people: PersonTruth[]; bodies: Body[] }

export class Stage {
  readonly film: Film
  private readonly scene = new THREE.Scene()
  private readonly figures: Figure[]
  private readonly picture: CameraPicture
  private readonly truth: TruthPass
  private readonly renderer: THREE.WebGLRenderer
  readonly pixels = new Uint8Array(WIDTH * HEIGHT * 4)

  constructor(options: FilmOptions, quality: Quality) {
    this.film = planFilm(options)
    this.renderer = makeRenderer()
    const { room, light, view, look, actors } = this.film
    this.build()
    buildLights(this.scene, room, light, quality.shadowSize)
    const camera = makeCamera(this.film)
    const focal = HEIGHT / 2 / Math.tan((view.fov * Math.PI) / 360)
    this.figures = actors.map(({ person, home }) => {
      const { depth } = project(view, [home.x, home.floor + 1.2, home.z])
      const headPixels = (0.24 * focal) / Math.max(0.5, depth)
      const coarseness = quality.coarseness * (headPixels > 55 ? 1 : headPixels > 28 ? 1.35 : 1.8)
      const figure = makeFigure(person, coarseness, headPixels > 75)
      this.scene.add(figure.group)
      return figure
    })
    this.scene.add(camera)
    this.scene.updateMatrixWorld(true)
    this.scene.matrixWorldAutoUpdate = false
    this.picture = new CameraPicture(this.renderer, this.scene, camera, look, light, quality.occlusion)
    this.truth = new TruthPass(this.renderer, this.scene, camera, this.figures)
  }

  /** What stands there, people left out. */
  private build(): void {
    const { seed, room, light, venue, site } = this.film
    const builder = new Builder(this.scene)
    this.scene.background = site?.outdoors ? skyOf(light) : new THREE.Color(light.outside.middle)
    if (site) {
      buildSite(builder, this.film, site)
      return
    }
    buildShell(builder, room, seed)
    buildWindowWall(builder, room, light, seed)
    buildWalls(builder, room, light, seed)
    if (venue) buildVenue(builder, venue, seed)
    else buildFurniture(builder, room, seed)
  }

  /** Shows the frame on the canvas, or in `pixels` when `raw`; returns its truth. */
  show(frame: number, raw: boolean): FrameTruth {
    const at = frame / FPS
    const instants = new Map<number, Instant>()
    this.film.actors.forEach((actor, i) => {
      const instant = instantOf(actor, this.film, at)
      hold(this.figures[i]!, instant)
      instants.set(actor.person.id, instant)
    })
    // Truth first: the canvas must hold the picture when the caller takes it.
    const { heads, bodies } = this.truth.measure()
    this.picture.render(frame, raw ? this.pixels : null)
    // Whoever is out in the corridor is not in the picture, though their pixels would be.
    const inRoom = (id: number) => Math.abs(instants.get(id)!.place.x) < this.film.room.x1
    const people = heads
      .filter((one) => one.visible > 0 || inRoom(one.id))
      .map((one) => ({ ...one, behaviour: instants.get(one.id)!.behaviour }))
      .sort((a, b) => a.id - b.id)
    return { people, bodies }
  }

  canvas(): HTMLCanvasElement {
    return this.renderer.domElement
  }
}

function makeRenderer(): THREE.WebGLRenderer {
  const renderer = new THREE.WebGLRenderer({ antialias: false, preserveDrawingBuffer: true })
  renderer.setSize(WIDTH, HEIGHT, false)
  renderer.setPixelRatio(1)
  renderer.shadowMap.enabled = true
  renderer.shadowMap.type = THREE.PCFShadowMap
  renderer.toneMapping = THREE.NoToneMapping
  document.body.appendChild(renderer.domElement)
  return renderer
}

function makeCamera({ view, site }: Film): THREE.PerspectiveCamera {
  const camera = new THREE.PerspectiveCamera(view.fov, WIDTH / HEIGHT, 0.1, site ? 140 : 40)
  camera.position.set(...view.position)
  camera.lookAt(...view.target)
  camera.rotateZ(view.roll)
  camera.updateMatrixWorld(true)
  return camera
}
