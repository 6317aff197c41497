/** Sun, lamps and the light from everywhere. */
import * as THREE from 'three'
import type { Light } from '../plan/light'
import type { Room } from '../plan/room'

export function buildLights(scene: THREE.Scene, room: Room, light: Light, shadowSize: number): void {
  const { fill } = light
  scene.add(new THREE.HemisphereLight(fill.sky, fill.ground, fill.strength))
  const middle = (room.z0 + room.z1) / 2
  if (light.sun) {
    const sun = new THREE.DirectionalLight(light.sun.colour, light.sun.strength)
    sun.position.set(room.windowSide * 10.5, light.sun.height, middle + light.sun.drift)
    sun.target.position.set(room.windowSide * 0.5, 0, middle)
    castShadows(sun, { width: 9.5, height: 7, near: 1, far: 27, size: shadowSize, radius: 2.5 })
    scene.add(sun, sun.target)
  }
  // The lamps on the ceiling together are one soft light from above.
  const lamps = new THREE.DirectionalLight(light.lamps.colour, light.lamps.strength)
  lamps.position.set(-0.3, 9, middle + 0.5)
  lamps.target.position.set(0, 0, middle)
  const half = (room.z1 - room.z0) / 2 + 0.2
  // The ceiling must not be in its way: the shadow begins under it.
  castShadows(lamps, {
    width: room.x1 + 0.2,
    height: half,
    near: 9 - room.height + 0.15,
    far: 14,
    size: shadowSize / 2,
    radius: 6,
  })
  scene.add(lamps, lamps.target)
  scene.add(windowGlow(room, light))
}

type Shadow = { width: number; height: number; near: number; far: number; size: number; radius: number }

function castShadows(light: THREE.DirectionalLight, { width, height, near, far, size, radius }: Shadow): void {
  light.castShadow = true
  light.shadow.mapSize.set(size, size)
  Object.assign(light.shadow.camera, { left: -width, right: width, top: height, bottom: -height, near, far })
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
