/** A person as meshes on bones. */
import * as THREE from 'three'
import type { Person } from '../plan/people'
import { seeded } from '../plan/random'
import { bodyOf } from './body'
import { paint } from './canvas'
import { clothTextures } from './cloth'
import { faceTextures } from './face'
import { hairOf } from './hair'
import { headOf } from './head'
import { type Bones, JOINT_NAMES, type Joints, makeBones } from './skeleton'

export type Figure = {
  id: number
  group: THREE.Group
  joints: Joints
  bones: Bones
  /** All of it, for the truth passes; `wholly` says that a mesh is all head. */
  meshes: { mesh: THREE.Mesh; wholly: boolean }[]
  face: { material: THREE.MeshStandardMaterial; open: THREE.Texture; shut: THREE.Texture }
  phone: THREE.Group
  book: THREE.Group
  pen: THREE.Mesh
  height: number
}

const ring = new THREE.TorusGeometry(0.023, 0.0022, 5, 16)
const bar = new THREE.CylinderGeometry(0.0018, 0.0018, 1, 5)

class Builder {
  readonly group = new THREE.Group()
  readonly meshes: Figure['meshes'] = []

  /** Hangs a mesh onto a parent and remembers it. */
  add<M extends THREE.Mesh>(mesh: M, parent: THREE.Object3D, wholly = false): M {
    mesh.castShadow = true
    mesh.receiveShadow = true
    mesh.frustumCulled = false
    parent.add(mesh)
    this.meshes.push({ mesh, wholly })
    return mesh
  }
}

const cloth = (map: THREE.Texture | null, colour = '#ffffff') =>
  new THREE.MeshLambertMaterial({ color: colour, map, vertexColors: true })
const skinLike = (options: THREE.MeshStandardMaterialParameters) =>
  new THREE.MeshStandardMaterial({ roughness: 0.68, vertexColors: true, ...options })
const plain = (colour: string, roughness = 0.6) => new THREE.MeshStandardMaterial({ color: colour, roughness })

/** coarseness: 1 for somebody near the camera, more for somebody far away. near: fine things are worth modelling. */
export function makeFigure(person: Person, coarseness: number, near: boolean): Figure {
  const body = bodyOf(person.wear.cut, person.female, coarseness)
  const builder = new Builder()
  const bones = makeBones(body.joints)
  builder.group.add(bones.hips)
  builder.group.updateMatrixWorld(true)
  const skeleton = new THREE.Skeleton(JOINT_NAMES.map((name) => bones[name]))
  const skinned = (geometry: THREE.BufferGeometry, material: THREE.Material | THREE.Material[]) => {
    const mesh = new THREE.SkinnedMesh(geometry, material)
    mesh.bind(skeleton, new THREE.Matrix4())
    return builder.add(mesh, builder.group)
  }
  const { front, back } = clothTextures(person)
  skinned(body.clothes, [cloth(front), cloth(back)])
  skinned(body.skin, skinLike({ color: person.skin }))
  skinned(body.legs, cloth(null, person.trousers))
  const { open, shut } = faceTextures(person, person.glasses && !near)
  const face = skinLike({ map: open })
  // The trunk is as wide as the person; the head keeps its own width.
  bones.head.scale.set(1 / person.girth, 1, 1 / person.girth)
  builder.add(new THREE.Mesh(headOf(person.female, person.face, coarseness), face), bones.head, true)
  addHair(builder, bones.head, person, coarseness)
  // From afar rims of wire would flicker: there they are painted on.
  if (person.glasses && near) addGlasses(builder, bones.head)
  builder.group.scale.set(person.height * person.girth, person.height, person.height * person.girth)
  return {
    id: person.id,
    group: builder.group,
    joints: body.joints,
    bones,
    meshes: builder.meshes,
    face: { material: face, open, shut },
    ...addThings(builder, bones, body.joints, person),
    height: person.height,
  }
}

function addHair(builder: Builder, head: THREE.Bone, person: Person, coarseness: number): void {
  const { style, colour } = person.hair
  const woven = style === 'cap' || style === 'scarf'
  const random = seeded(person.seed, 23)
  const map = paint(
    128,
    128,
    (pen) => {
      pen.fillStyle = colour
      pen.fillRect(0, 0, 128, 128)
      for (let i = 0; i < (woven ? 40 : 150); i++) {
        pen.fillStyle = random.chance(0.55)
          ? `rgba(0,0,0,${random.between(0.05, 0.3)})`
          : `rgba(255,226,196,${random.between(0.02, 0.1)})`
        pen.fillRect(random.between(0, 128), random.between(-40, 128), random.between(0.7, 2), random.between(30, 128))
      }
    },
    2,
    1,
  )
  const mesh = new THREE.Mesh(hairOf(style, coarseness), skinLike({ map, roughness: woven ? 0.9 : 0.5 }))
  mesh.scale.x = person.face * (style === 'side' && person.seed % 2 ? -1 : 1)
  builder.add(mesh, head, true)
}

function addGlasses(builder: Builder, head: THREE.Bone): void {
  const material = plain('#22242a', 0.35)
  const put = (geometry: THREE.BufferGeometry, x: number, y: number, z: number) => {
    const mesh = builder.add(new THREE.Mesh(geometry, material), head, true)
    mesh.position.set(x, y, z)
    mesh.castShadow = false
    return mesh
  }
  for (const side of [1, -1]) {
    put(ring, side * 0.032, 0.079, 0.106).scale.y = 0.85
    const temple = put(bar, side * 0.068, 0.084, 0.053)
    temple.scale.y = 0.11
    temple.rotation.set(Math.PI / 2, 0, -side * 0.22)
  }
  const bridge = put(bar, 0, 0.084, 0.108)
  bridge.scale.y = 0.02
  bridge.rotation.z = Math.PI / 2
}

/** The phone, the book and the pen; shown when the pose has them. */
function addThings(builder: Builder, bones: Bones, joints: Joints, person: Person) {
  const random = seeded(person.seed, 24)
  const phone = new THREE.Group()
  builder.add(new THREE.Mesh(new THREE.BoxGeometry(0.076, 0.01, 0.158), plain(person.phone, 0.35)), phone)
  const glow = new THREE.Color(random.pick(['#bcd8ff', '#dfe8f2', '#a8c0e8', '#f0e6d8'])).multiplyScalar(
    random.between(0.9, 1.5),
  )
  const screen = new THREE.Mesh(new THREE.PlaneGeometry(0.068, 0.146), new THREE.MeshBasicMaterial({ color: glow }))
  screen.rotation.x = -Math.PI / 2
  screen.position.y = 0.0062
  builder.add(screen, phone)
  const book = new THREE.Group()
  for (const side of [1, -1]) {
    const half = builder.add(new THREE.Mesh(new THREE.BoxGeometry(0.15, 0.012, 0.22), plain('#f0ece2', 0.9)), book)
    half.position.x = side * 0.073
    half.rotation.z = side * 0.16
  }
  builder.group.add(phone, book)
  const ink = plain(random.pick(['#1c3f8f', '#222222', '#b02a2a']), 0.4)
  const pen = builder.add(new THREE.Mesh(new THREE.CylinderGeometry(0.0045, 0.003, 0.15, 6), ink), bones.handR)
  const ahead = joints.handR.clone().sub(joints.foreR).normalize()
  pen.position.copy(ahead.multiplyScalar(0.11)).add(new THREE.Vector3(0.01, 0.02, 0))
  pen.rotation.set(-0.5, 0, 0.25)
  return { phone, book, pen }
}
