/** What hangs on walls and ceiling: boards, posters, a clock, lamps, a radiator. */
import * as THREE from 'three'
import type { Light } from '../plan/light'
import { type Random, seeded } from '../plan/random'
import type { Room } from '../plan/room'
import { type Builder, matt, shining, smooth } from './builder'
import { paint } from './canvas'

const BOARDS = { green: '#2c4a3e', black: '#24282a', white: '#eef0f0' }
const SUBJECTS = [
  'Linear algebra',
  'Lab report',
  'Reading group',
  'Project plan',
  'Essay draft',
  'Statistics',
  'Optics',
]
const POSTERS = ['#c7b46a', '#7f9fbc', '#b98a7a', '#8fae8f', '#a38fb5']

export function buildWalls(builder: Builder, room: Room, light: Light, seed: number): void {
  const random = seeded(seed, 34)
  const raised = room.layout.step * (room.layout.rows - 1)
  hangBoard(builder, room, random, room.z1, 1.75, Math.min(4.4, (room.x1 - room.x0) * 0.55))
  if (random.chance(0.7)) hangBoard(builder, room, random, room.z0, 1.75 + raised, random.between(2, 3.6))
  hangPosters(builder, room, random, raised)
  hangLamps(builder, room, light)
  radiators(builder, room)
  const clock = builder.put(new THREE.CylinderGeometry(0.17, 0.17, 0.05, 28), matt('#f2f2ef'), [
    room.x1 * 0.45,
    room.height - 0.45,
    room.z0 + 0.03,
  ])
  clock.rotation.x = Math.PI / 2
}

/** A board on the wall at z, looking into the room. */
function hangBoard(builder: Builder, room: Room, random: Random, z: number, y: number, width: number): void {
  const inwards = z > 0 ? -1 : 1
  const x = random.between(-0.2, 0.2) * room.x1
  builder.box([width + 0.1, 1.3, 0.04], smooth(room.board === 'white' ? '#a9aeb2' : '#8a6a45', 0.5), [
    x,
    y,
    z + inwards * 0.02,
  ])
  const face = builder.put(new THREE.PlaneGeometry(width, 1.2), matt('#ffffff', writing(room.board, random)), [
    x,
    y,
    z + inwards * 0.045,
  ])
  face.rotation.y = inwards > 0 ? 0 : Math.PI
  face.castShadow = false
}

function writing(kind: Room['board'], random: Random): THREE.Texture {
  const chalk = kind === 'white' ? '40,60,110' : '236,242,236'
  return paint(1024, 320, (pen, w, h) => {
    pen.fillStyle = BOARDS[kind]
    pen.fillRect(0, 0, w, h)
    for (let i = 0; i < 60; i++) {
      pen.fillStyle = `rgba(${chalk},${random.between(0, 0.025)})`
      pen.fillRect(random.between(0, w), random.between(0, h), random.between(0, 200), random.between(0, 60))
    }
    pen.fillStyle = `rgba(${chalk},.82)`
    pen.font = 'italic 40px serif'
    pen.fillText(random.pick(['This week', 'Class notices', 'Today', 'Chapter 7']), 60, 70)
    pen.font = 'italic 30px serif'
    ;['Mon', 'Wed', 'Fri'].forEach((day, i) => {
      pen.fillText(`${day}  ${random.pick(SUBJECTS)}`, 70, 130 + i * 52)
    })
    pen.fillText('f(x) = a x² + b x + c', 560, 110)
    curve(pen, `rgba(${chalk},.75)`)
  })
}

function curve(pen: CanvasRenderingContext2D, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 3
  pen.beginPath()
  for (let x = 0; x < 260; x++) pen.lineTo(600 + x, 270 - 100 * Math.exp(-(((x - 130) / 60) ** 2)))
  pen.moveTo(590, 275)
  pen.lineTo(880, 275)
  pen.moveTo(600, 285)
  pen.lineTo(600, 140)
  pen.stroke()
}

function hangPosters(builder: Builder, room: Room, random: Random, raised: number): void {
  const paper = (colour: string) =>
    paint(128, 180, (pen, w, h) => {
      pen.fillStyle = '#f3f0e7'
      pen.fillRect(0, 0, w, h)
      pen.fillStyle = colour
      pen.fillRect(8, 8, w - 16, 70)
      pen.fillStyle = '#666'
      for (let i = 0; i < 8; i++) pen.fillRect(12, 92 + i * 10, random.between(40, 100), 3)
    })
  const door = -room.windowSide
  for (let i = random.whole(1, 4); i > 0; i--) {
    const material = matt('#ffffff', paper(random.pick(POSTERS)))
    if (random.chance(0.5)) {
      const x = room.x1 * random.between(0.55, 0.9) * random.pick([-1, 1])
      builder.box([0.5, 0.7, 0.012], material, [x, 1.75 + raised, room.z0 + 0.01])
    } else {
      const z = room.door.z + (room.door.z > (room.z0 + room.z1) / 2 ? -1 : 1) * random.between(1.5, 5)
      builder.box([0.012, 0.7, 0.5], material, [door * (room.x1 - 0.01), 1.8 + raised, z])
    }
  }
}

function hangLamps(builder: Builder, room: Room, light: Light): void {
  const y = room.height - 0.06
  for (const x of [room.x0 * 0.5, room.x1 * 0.5]) {
    for (let z = room.z1 - 1.6; z > room.z0 + 0.8; z -= 2.6) {
      builder.box([0.32, 0.05, 1.3], smooth('#e8e8e6', 0.6), [x, y, z]).castShadow = false
      const strength = light.lamps.lit ? 2 : 0.7
      const tube = builder.put(new THREE.PlaneGeometry(0.26, 1.24), shining(light.lamps.colour, strength), [
        x,
        y - 0.03,
        z,
      ])
      tube.rotation.x = Math.PI / 2
      tube.castShadow = false
    }
  }
}

function radiators(builder: Builder, room: Room): void {
  const material = smooth('#dcdcd6', 0.5)
  for (const window of room.windows) {
    for (let i = 0; i < 12; i++)
      builder.box([0.1, 0.5, 0.05], material, [room.windowSide * (room.x1 - 0.07), 0.4, window.z + (i - 6) * 0.08])
  }
}
