/** npm run sim: films with known truth, stills for training, stills to look at. README.md says how. */
import { parseArgs } from 'node:util'
import { checkFilm } from './render/check'
import { makeFilm } from './render/film'
import { lookAt } from './render/look'
import { writeStills } from './render/stills'

const USAGE = `npm run sim -- film --seed 11 --seconds 64 --out demo/classroom.mp4
npm run sim -- stills --seeds 100-119 --per-room 30 --out DIR [--varied|--site]
npm run sim -- look --seed 11 --at 4,20,41 --out DIR [--varied|--site]
npm run sim -- check --film demo/classroom.mp4 --out DIR
Everywhere: --gl mesa|swiftshader`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '11' },
    seconds: { type: 'string', default: '64' },
    seeds: { type: 'string', default: '100' },
    'per-room': { type: 'string', default: '24' },
    at: { type: 'string', default: '4' },
    out: { type: 'string' },
    film: { type: 'string' },
    demo: { type: 'boolean', default: false },
    varied: { type: 'boolean', default: false },
    site: { type: 'boolean', default: false },
    crf: { type: 'string', default: '23' },
    gl: { type: 'string', default: 'mesa' },
  },
})

class Usage extends Error {}

async function main(): Promise<void> {
  const [command] = positionals
  const { out } = values
  if (!out) throw new Usage('--out is missing')
  const { gl } = values
  if (gl !== 'mesa' && gl !== 'swiftshader') throw new Usage(`--gl ${gl}: mesa or swiftshader`)
  const film = {
    seed: number('seed'),
    seconds: number('seconds'),
    demo: values.demo,
    varied: values.varied,
    site: values.site,
  }
  if (command === 'look') await lookAt(film, values.at.split(',').map(Number), out, gl)
  else if (command === 'film') await makeFilm(film, out, number('crf'), gl)
  else if (command === 'check' && values.film) await checkFilm(values.film, out)
  else if (command === 'stills') {
    const { varied, site } = values
    await writeStills({ seeds: range(values.seeds), perRoom: number('per-room'), folder: out, gl, varied, site })
  } else throw new Usage('nothing to do')
}

function number(name: 'seed' | 'seconds' | 'crf' | 'per-room'): number {
  const value = Number(values[name])
  if (!(value >= 0)) throw new Usage(`--${name} ${values[name]} is no number`)
  return value
}

/** '100-103' is 100 to 103, '7' is 7 alone. */
function range(text: string): number[] {
  const [first, last = first] = text.split('-').map(Number) as [number, number?]
  if (!(last >= first)) throw new Usage(`--seeds ${text}: 7 or 100-103`)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Usage ? `${error.message}\n${USAGE}` : error)
  process.exitCode = error instanceof Usage ? 2 : 1
}
