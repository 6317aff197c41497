/** Renders the scene as its camera would show it. */
import * as THREE from 'three'
import type { Light } from '../plan/light'
import type { Look } from '../plan/look'
import { BLUR, BRIGHT, OCCLUSION, PASS_VERTEX, SENSOR, TONE } from './shaders'

export const WIDTH = 1280
export const HEIGHT = 720
const GLOW = [160, 90] as const

type Uniforms = Record<string, THREE.IUniform>

/** The camera's name in the corner, as recorders burn it in. */
function drawLabel(name: string): THREE.CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = 512
  canvas.height = 32
  const pen = canvas.getContext('2d')!
  pen.font = '600 22px "DejaVu Sans Mono", monospace'
  pen.shadowColor = '#000'
  pen.shadowBlur = 3
  pen.fillStyle = '#fff'
  pen.fillText(name, 4, 23)
  return new THREE.CanvasTexture(canvas)
}

export class CameraPicture {
  private readonly light: THREE.WebGLRenderTarget
  private readonly occlusion = new THREE.WebGLRenderTarget(WIDTH / 2, HEIGHT / 2)
  private readonly bright = new THREE.WebGLRenderTarget(...GLOW, { type: THREE.HalfFloatType, depthBuffer: false })
  private readonly glow = new THREE.WebGLRenderTarget(...GLOW, { type: THREE.HalfFloatType, depthBuffer: false })
  private readonly toned = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, { depthBuffer: false })
  private readonly out = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, { depthBuffer: false })
  private readonly passes: Record<'occlusion' | 'bright' | 'blur' | 'tone' | 'sensor', THREE.ShaderMaterial>
  private readonly quad = new THREE.Mesh(new THREE.PlaneGeometry(2, 2))
  private readonly quadScene = new THREE.Scene()
  private readonly quadCamera = new THREE.Camera()

  constructor(
    private readonly renderer: THREE.WebGLRenderer,
    private readonly scene: THREE.Scene,
    private readonly camera: THREE.PerspectiveCamera,
    look: Look,
    light: Light,
    private readonly withOcclusion: boolean,
  ) {
    const depth = new THREE.DepthTexture(WIDTH, HEIGHT)
    depth.type = THREE.UnsignedIntType
    this.light = new THREE.WebGLRenderTarget(WIDTH, HEIGHT, { type: THREE.HalfFloatType, depthTexture: depth })
    this.passes = this.makePasses(depth, look, light)
    this.quad.frustumCulled = false
    this.quadScene.add(this.quad)
  }

  private makePasses(depth: THREE.DepthTexture, look: Look, light: Light) {
    const pixel = { value: new THREE.Vector2(1 / WIDTH, 1 / HEIGHT) }
    const material = (fragmentShader: string, uniforms: Uniforms, defines: Record<string, string> = {}) =>
      new THREE.ShaderMaterial({
        vertexShader: PASS_VERTEX,
        fragmentShader,
        uniforms,
        defines,
        depthTest: false,
        depthWrite: false,
      })
    const { camera } = this
    const value = <T>(v: T) => ({ value: v })
    return {
      occlusion: material(OCCLUSION, {
        ...{ depth: value(depth), pixel, unproject: value(camera.projectionMatrixInverse) },
        ...{ near: value(camera.near), far: value(camera.far) },
      }),
      bright: material(BRIGHT, { source: value(this.light.texture), pixel }),
      blur: material(BLUR, {
        source: value(this.bright.texture),
        pixel: value(new THREE.Vector2(1 / GLOW[0], 1 / GLOW[1])),
      }),
      tone: material(
        TONE,
        {
          ...{ light: value(this.light.texture), occlusion: value(this.occlusion.texture), depth: value(depth) },
          ...{ glow: value(this.glow.texture), pixel, exposure: value(light.exposure), contrast: value(look.contrast) },
          ...{
            saturation: value(look.saturation),
            vignette: value(look.vignette),
            tint: value(new THREE.Vector3(...look.tint)),
          },
        },
        this.withOcclusion ? { OCCLUSION: '' } : {},
      ),
      sensor: material(SENSOR, {
        ...{
          picture: value(this.toned.texture),
          label: value(drawLabel(look.name)),
          pixel,
          softness: value(look.softness),
        },
        ...{ sharpening: value(look.sharpening), grain: value(look.grain), seed: value(0) },
      }),
    }
  }

  private pass(material: THREE.ShaderMaterial, target: THREE.WebGLRenderTarget | null): void {
    this.quad.material = material
    this.renderer.setRenderTarget(target)
    this.renderer.render(this.quadScene, this.quadCamera)
  }

  /** Renders onto the canvas, or into `pixels` (RGBA, bottom row first). frame: decides the grain. */
  render(frame: number, pixels: Uint8Array | null): void {
    const { renderer, passes } = this
    renderer.setRenderTarget(this.light)
    renderer.render(this.scene, this.camera)
    const { autoUpdate } = renderer.shadowMap
    renderer.shadowMap.autoUpdate = false
    if (this.withOcclusion) this.pass(passes.occlusion, this.occlusion)
    this.pass(passes.bright, this.bright)
    this.pass(passes.blur, this.glow)
    this.pass(passes.tone, this.toned)
    passes.sensor.uniforms.seed!.value = (frame * 0.6180339) % 1
    this.pass(passes.sensor, pixels ? this.out : null)
    if (pixels) renderer.readRenderTargetPixels(this.out, 0, 0, WIDTH, HEIGHT, pixels)
    renderer.shadowMap.autoUpdate = autoUpdate
  }
}
