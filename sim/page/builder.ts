/** Boxes and materials that rooms are made of. */
import * as THREE from 'three'

export type Size = readonly [width: number, height: number, depth: number]
export type At = readonly [x: number, y: number, z: number]

export class Builder {
  constructor(readonly scene: THREE.Scene) {}

  /** A box with its middle at a place. */
  box(size: Size, material: THREE.Material, at: At, turn = 0): THREE.Mesh {
    return this.put(new THREE.BoxGeometry(...size), material, at, turn)
  }

  put(geometry: THREE.BufferGeometry, material: THREE.Material, at: At, turn = 0): THREE.Mesh {
    const mesh = new THREE.Mesh(geometry, material)
    mesh.position.set(...at)
    mesh.rotation.y = turn
    mesh.castShadow = true
    mesh.receiveShadow = true
    this.scene.add(mesh)
    return mesh
  }
}

export const matt = (colour: string, map?: THREE.Texture) =>
  new THREE.MeshLambertMaterial({ color: colour, map: map ?? null })
export const smooth = (colour: string, roughness = 0.5, map?: THREE.Texture) =>
  new THREE.MeshStandardMaterial({ color: colour, roughness, map: map ?? null })
/** Shines by itself; strength above 1 blooms. */
export const shining = (colour: string, strength: number, map?: THREE.Texture) =>
  new THREE.MeshBasicMaterial({ color: new THREE.Color(colour).multiplyScalar(strength), map: map ?? null })
