/** The room of a seed: size, walls, windows, door and colours. */
import { FIRST_ROW_Z, type Layout, planLayout } from './layout'
import { type Random, seeded } from './random'

export type Side = -1 | 1
export type Window = { z: number; width: number }

export type Room = {
  layout: Layout
  /** Inside faces of the walls, metres. */
  x0: number
  x1: number
  z0: number
  z1: number
  height: number
  /** The side (x) of the windows; the door is in the other one. */
  windowSide: Side
  windows: Window[]
  sill: number
  lintel: number
  curtain: 'none' | 'gathered' | 'blind'
  door: { z: number; width: number; height: number }
  /** Where people walk in front of the desks and behind them. */
  frontLane: number
  backLane: number
  colours: Colours
  /** Light colour of the floor: tiles, boards or seamless. */
  floor: 'tiles' | 'boards' | 'lino'
  board: 'green' | 'black' | 'white'
}

export type Colours = {
  wall: string
  dado: string | null
  floor: string
  desk: string
  panel: string
  frame: string
  chair: string
  curtain: string
  door: string
}

const WALLS = ['#f0ede4', '#e9ece9', '#e6e2d6', '#dfe5e8', '#efe6d8', '#d9ded6', '#cfd6dc', '#f4f2ee']
const DADOS = ['#a9c3b8', '#9db3c6', '#c2b49c', '#8fa79a', '#b7a6a0', '#7f97ad', '#c9cdc8', '#86a08a']
const FLOORS = {
  tiles: ['#a9a294', '#b9b6ae', '#8f8b84', '#c4bdae'],
  boards: ['#a67c4e', '#8a6139', '#c09a68'],
  lino: ['#7d8a92', '#9aa08f', '#8a7f78', '#5f7d8c'],
}
const DESKS = [
  { desk: '#c79a63', panel: '#b5834f', chair: '#b5834f' },
  { desk: '#d8bf96', panel: '#c7a777', chair: '#5b6b7a' },
  { desk: '#e6e3dc', panel: '#cfcdc6', chair: '#3f6a94' },
  { desk: '#9c6b41', panel: '#875a35', chair: '#875a35' },
  { desk: '#6f93c8', panel: '#4f78b5', chair: '#4f78b5' },
  { desk: '#d9dbd8', panel: '#9fb0ac', chair: '#4d7d6a' },
  { desk: '#b9a183', panel: '#6b6158', chair: '#2f3338' },
  { desk: '#cfa06a', panel: '#e4e0d6', chair: '#c05f3c' },
]

function planColours(random: Random, floor: Room['floor']): Colours {
  return {
    ...random.pick(DESKS),
    wall: random.pick(WALLS),
    dado: random.chance(0.6) ? random.pick(DADOS) : null,
    floor: random.pick(FLOORS[floor]),
    frame: random.pick(['#5d6670', '#3a3f45', '#a8adb2', '#4a5a6a']),
    curtain: random.pick(['#c9b98f', '#8fa3a0', '#5f7a6d', '#a9b4c4', '#2f4a45', '#b98f84', '#d8d3c6']),
    door: random.pick(['#8d6f4e', '#6b5038', '#a9b0b4', '#b59a72', '#5c6f7d']),
  }
}

/** The room of a seed; the same seed gives the same room. */
export function planRoom(seed: number): Room {
  const random = seeded(seed, 1)
  const layout = planLayout(random)
  const x1 = layout.halfWidth + random.between(0.02, 0.5)
  const z1 = FIRST_ROW_Z + random.between(2.6, 3.5)
  const lastRow = FIRST_ROW_Z - (layout.rows - 1) * layout.rowPitch
  const z0 = lastRow - random.between(1.1, 2.2)
  const height = random.between(3, 3.4) + layout.step * layout.rows * 0.6
  const windowSide = random.pick<Side>([-1, 1])
  const sill = random.between(0.85, 1.1) + layout.step * 2
  const atFront = random.chance(0.5)
  const frontLane = FIRST_ROW_Z + DESK_CLEAR
  const backLane = Math.max(z0 + 0.4, lastRow - 0.75)
  const floor = random.pick<Room['floor']>(['tiles', 'tiles', 'boards', 'lino'])
  return {
    layout,
    x0: -x1,
    x1,
    z0,
    z1,
    height,
    windowSide,
    windows: planWindows(random, z0, z1),
    sill,
    lintel: height - random.between(0.35, 0.6),
    curtain: random.pick(['none', 'gathered', 'gathered', 'blind']),
    door: { z: atFront ? frontLane + 0.25 : backLane, width: 0.95, height: 2.1 },
    frontLane,
    backLane,
    colours: planColours(random, floor),
    floor,
    board: random.pick(['green', 'green', 'black', 'white']),
  }
}

/** From a seat of the first row to the lane before its desk. */
const DESK_CLEAR = 1.15

function planWindows(random: Random, z0: number, z1: number): Window[] {
  const count = random.whole(2, 4)
  const bay = (z1 - z0) / count
  const width = Math.min(bay * random.between(0.62, 0.85), 2.6)
  return Array.from({ length: count }, (_, i) => ({ z: z1 - bay * (i + 0.5), width }))
}
