/** Who is in the room: builds, skin, hair and clothes of a seed. Nobody is modelled on anybody. */
import { type Random, seeded } from './random'

export const HAIR_STYLES = [
  'crop',
  'side',
  'curly',
  'buzz',
  'cap',
  'bob',
  'fringe',
  'long',
  'pony',
  'bun',
  'scarf',
] as const
export type HairStyle = (typeof HAIR_STYLES)[number]

export type Cut = 'tee' | 'sweater' | 'hoodie'
export type Pattern = 'plain' | 'stripe' | 'check' | 'print' | 'yoke' | 'open' | 'zip' | 'sleeves' | 'uniform'

export type Person = {
  /** 1.. in the film; 0 is nobody. */
  id: number
  female: boolean
  /** 1 is average. */
  height: number
  girth: number
  skin: string
  hair: { style: HairStyle; colour: string }
  wear: { cut: Cut; pattern: Pattern; colour: string; second: string }
  trousers: string
  glasses: boolean
  beard: number
  phone: string
  /** Width of the face, 1 is average. */
  face: number
  seed: number
}

const SKINS = [
  '#dcb79d',
  '#d3a98c',
  '#e3c3ab',
  '#c99d7f',
  '#dbb597',
  '#b18565',
  '#8f684c',
  '#6f4e39',
  '#e0bda3',
  '#cfa585',
]
const DARK_HAIR = ['#201a16', '#261f1a', '#2e241d', '#1c1816', '#372a21', '#231c1a']
const OTHER_HAIR = ['#3d2a1d', '#5a3d27', '#7a5836', '#9a7a4e', '#4a4643', '#5c2f22']
const CLOTHES = [
  ['#23262b', '#2d333c', '#3b4048', '#17191d', '#4b5158', '#5d6268'],
  ['#e4e1da', '#d9dde0', '#cfc9bd', '#ece9e4', '#bfc4c6'],
  ['#2b3f5f', '#36506f', '#55708f', '#7f93a8', '#22314a', '#486a78'],
  ['#6d3f3c', '#8a4a45', '#a35a4a', '#7c3442', '#b0766b', '#c39a92'],
  ['#4a5b46', '#5f6f55', '#3a4d42', '#78826a', '#6b6a4c'],
  ['#a98d5e', '#8a7354', '#b9a27f', '#6f5c48', '#c2a457'],
  ['#5b5470', '#77698a', '#8f86a0', '#4a4259'],
]
const BRIGHT = ['#9c4343', '#3f6d9c', '#c9a252', '#447b68', '#b0607c', '#c0714c', '#4f8c96']
const TROUSERS = ['#2b3444', '#1f2126', '#4a4f58', '#3a4a63', '#6b6355', '#28303a', '#7d7566']
const SCARVES = ['#c9c3b8', '#3a4652', '#8f7f86', '#5e6f6a', '#b59d93', '#22252b']

/** One room's people dress alike now and then: a school with uniforms. */
export type Uniform = { colour: string; second: string; trousers: string } | null

export function planUniform(seed: number): Uniform {
  const random = seeded(seed, 5)
  if (!random.chance(0.22)) return null
  return random.pick([
    { colour: '#e6e8e8', second: '#274f8f', trousers: '#243a63' },
    { colour: '#2a3f66', second: '#e2e4e6', trousers: '#26344e' },
    { colour: '#dfe3e0', second: '#a03038', trousers: '#2b2f38' },
    { colour: '#4f86a8', second: '#e8e8e2', trousers: '#33424f' },
  ])
}

/** Clothes, mostly plain and quiet, as a class wears them. */
function dress(random: Random, uniform: Uniform): Person['wear'] {
  if (uniform && random.chance(0.85)) {
    return {
      cut: random.pick<Cut>(['sweater', 'sweater', 'tee']),
      pattern: 'uniform',
      colour: uniform.colour,
      second: uniform.second,
    }
  }
  const colour = random.chance(0.14) ? random.pick(BRIGHT) : random.pick(random.pick(CLOTHES))
  const second = random.chance(0.5) ? random.pick(CLOTHES[1]!) : random.pick(random.pick(CLOTHES))
  const cut = random.pick<Cut>(['tee', 'tee', 'sweater', 'sweater', 'sweater', 'hoodie'])
  const common = { plain: 9, stripe: 0.7, check: 1, print: cut === 'hoodie' ? 1 : 2.5, yoke: 1, sleeves: 1 }
  const pattern = random.weighted({ ...common, open: cut === 'tee' ? 0 : 4, zip: cut === 'tee' ? 0 : 3 })
  return { cut, pattern, colour, second }
}

/** The person with this id; the teacher is dressed soberly and never wears the uniform. */
export function planPerson(seed: number, id: number, uniform: Uniform): Person {
  const random = seeded(seed, 6, id)
  const female = random.chance(0.5)
  const style = female
    ? random.weighted({ bob: 2, fringe: 2, long: 4, pony: 4, bun: 2, crop: 0.4, scarf: 0.5, cap: 0.3 })
    : random.weighted({ crop: 4, side: 4, curly: 1.5, buzz: 1.3, cap: 0.8, long: 0.3, bun: 0.2 })
  const colour =
    style === 'scarf' ? random.pick(SCARVES) : random.chance(0.78) ? random.pick(DARK_HAIR) : random.pick(OTHER_HAIR)
  return {
    id,
    female,
    height: (female ? 0.955 : 1) * random.between(0.96, 1.05),
    girth: random.between(0.93, 1.06) + (random.chance(0.18) ? random.between(0.03, 0.12) : 0),
    skin: random.pick(SKINS),
    hair: { style, colour },
    wear: dress(random, uniform),
    trousers: uniform && random.chance(0.8) ? uniform.trousers : random.pick(TROUSERS),
    glasses: random.chance(0.3),
    beard: !female && random.chance(0.25) ? random.between(0.2, 0.8) : 0,
    phone: random.pick(['#111317', '#d9dde2', '#38506b', '#16181c', '#b9a7a2']),
    face: random.between(0.95, 1.05),
    seed: random.whole(1, 1e6),
  }
}
