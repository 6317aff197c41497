/** Shapes that venues are made of, put together in a group that can be turned as a whole. */
import * as THREE from 'three'
import { RoundedBoxGeometry } from 'three/examples/jsm/geometries/RoundedBoxGeometry.js'
import type { At, Size } from '../builder'

export class Assembly {
  readonly group = new THREE.Group()

  constructor(at: At, turn: number, size = 1) {
    this.group.position.set(...at)
    this.group.rotation.y = turn
    this.group.scale.setScalar(size)
  }

  box(size: Size, material: THREE.Material, at: At): THREE.Mesh {
    return this.add(new THREE.BoxGeometry(...size), material, at)
  }

  /** Edges rounded by a radius, metres. */
  soft(size: Size, radius: number, material: THREE.Material, at: At): THREE.Mesh {
    return this.add(new RoundedBoxGeometry(...size, 3, radius), material, at)
  }

  /** An ellipsoid by its half axes. */
  ball(half: Size, material: THREE.Material, at: At): THREE.Mesh {
    const mesh = this.add(new THREE.SphereGeometry(1, 16, 12), material, at)
    mesh.scale.set(...half)
    return mesh
  }

  /** An upright cylinder, `top` and `bottom` its radii; its middle at a place. */
  pole(top: number, bottom: number, height: number, material: THREE.Material, at: At): THREE.Mesh {
    return this.add(new THREE.CylinderGeometry(top, bottom, height, 16), material, at)
  }

  /** A picture that looks towards the assembly's +z. */
  face(width: number, height: number, material: THREE.Material, at: At): THREE.Mesh {
    const mesh = this.add(new THREE.PlaneGeometry(width, height), material, at)
    mesh.castShadow = false
    return mesh
  }

  add(geometry: THREE.BufferGeometry, material: THREE.Material, at: At): THREE.Mesh {
    const mesh = new THREE.Mesh(geometry, material)
    mesh.position.set(...at)
    mesh.castShadow = true
    mesh.receiveShadow = true
    this.group.add(mesh)
    return mesh
  }
}
