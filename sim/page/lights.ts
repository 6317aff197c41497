/** Sun, lamps and the light from everywhere. */
import * as THREE from 'three'
import type { Light } from '../plan/light'
import type { Room } from '../plan/room'

export function buildLights(scene: THREE.Scene, room: Room, light: Light, shadowSize: number): void {
  const { fill } = light
  scene.add(new THREE.HemisphereLight(fill.sky, fill.ground, fill.strength))
  if (light.sun) {
    const sun = new THREE.DirectionalLight(light.sun.colour, light.sun.strength)
    const towards = new THREE.Vector3(room.windowSide * 10, light.sun.height, light.sun.drift)
    aim(sun, towards, outline(room, room.height + 0.3))
    castShadows(sun, shadowSize, 2.5)
    scene.add(sun, sun.target)
  }
  // The lamps on the ceiling together are one soft light from above; the ceiling itself must not be in its way.
  const lamps = new THREE.DirectionalLight(light.lamps.colour, light.lamps.strength)
  aim(lamps, new THREE.Vector3(-0.3, 9, 0.5), outline(room, room.height - 0.15))
  castShadows(lamps, shadowSize / 2, 6)
  scene.add(lamps, lamps.target)
  scene.add(windowGlow(room, light))
}

/** Corners of the room with its walls, up to a height. */
function outline(room: Room, height: number): THREE.Vector3[] {
  const thick = 0.5
  return [room.x0 - thick, room.x1 + thick].flatMap((x) =>
    [-0.2, height].flatMap((y) => [room.z0 - thick, room.z1 + thick].map((z) => new THREE.Vector3(x, y, z))),
  )
}

/** Points the light and makes its shadow cover all corners: what is left out would be lit through the walls. */
function aim(light: THREE.DirectionalLight, towards: THREE.Vector3, corners: THREE.Vector3[]): void {
  const middle = corners.reduce((sum, corner) => sum.add(corner), new THREE.Vector3()).divideScalar(corners.length)
  const direction = towards.clone().normalize()
  const reach = 20
  light.target.position.copy(middle)
  light.position.copy(middle).addScaledVector(direction, reach)
  const view = new THREE.Matrix4()
    .lookAt(light.position, middle, new THREE.Vector3(0, 1, 0))
    .setPosition(light.position)
    .invert()
  const seen = new THREE.Box3().setFromPoints(corners.map((corner) => corner.clone().applyMatrix4(view)))
  const { min, max } = seen
  Object.assign(light.shadow.camera, {
    left: min.x,
    right: max.x,
    top: max.y,
    bottom: min.y,
    near: -max.z,
    far: -min.z,
  })
}

function castShadows(light: THREE.DirectionalLight, size: number, radius: number): void {
  light.castShadow = true
  light.shadow.mapSize.set(size, size)
  light.shadow.bias = -0.0006
  light.shadow.normalBias = 0.015
  light.shadow.radius = radius
}

/** Light of the windows and what bounces back, folded into one probe: brighter towards the windows. */
function windowGlow(room: Room, light: Light): THREE.LightProbe {
  const probe = new THREE.LightProbe()
  const [even, up, ahead, aside] = probe.sh.coefficients as [THREE.Vector3, THREE.Vector3, THREE.Vector3, THREE.Vector3]
  even.set(0.5, 0.52, 0.55)
  up.set(0.02, 0.02, 0.03)
  ahead.set(0.14, 0.13, 0.11)
  aside.set(0.94, 1.05, 1.27).multiplyScalar(light.windowFill * room.windowSide)
  return probe
}
