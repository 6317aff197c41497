/**
 * night_*: the preset Night on pictures in 6 % of their light, as they are and through JPEG of qualities 50 and 75 with colours
 * at half the size, as cameras send them; over the best of gamma, equalised histogram and CLAHE, each before or after noise is taken out.
 */
import { nonLocalMeans } from '../server/workshop/filter/non-local-means'
import { brighten } from '../server/workshop/nodes/brighten'
import { denoise } from '../server/workshop/nodes/denoise'
import type { Raster } from '../server/workshop/raster'
import { normals, noStep } from '../server/workshop/testing/scene'
import { equalised, equalisedInParts, gamma } from './classical'
import { asJpeg, darkened } from './degrade'
import type { Measured } from './figures'
import { best, print, readParts, scoreOf, tools, type Way } from './spoiled-parts'

const LIGHT = 0.06
const QUALITIES = [50, 75]

const calm = (image: Raster) => nonLocalMeans(image, 1, noStep)
const CLASSICAL: Way[] = [gamma(2.2), gamma(3), equalised, equalisedInParts(2), equalisedInParts(4)].flatMap(
  ({ name, make }) => [
    { name: `NLM, ${name}`, make: async (image: Raster) => make(await calm(image)) },
    { name: `${name}, NLM`, make: async (image: Raster) => calm(await make(image)) },
  ],
)
const lit = async (image: Raster) => (await brighten.run({ image }, { strength: 1, contrast: 1 }, tools)).image
const STAINED: Way = { name: 'NLM, Brighten', make: async (image) => lit(await calm(image)) }
const NIGHT: Way = {
  name: 'Night',
  make: async (image) => lit((await denoise.run({ image }, { strength: 1 }, tools)).image),
}

export async function measureNight(): Promise<Measured> {
  const parts = await readParts()
  const normal = normals(7)
  const raw = parts.map((truth) => darkened(truth, LIGHT, normal))
  const sets = [
    raw,
    ...(await Promise.all(QUALITIES.map((quality) => Promise.all(raw.map((one) => asJpeg(one, quality)))))),
  ]
  const all = { truths: sets.flatMap(() => parts), spoiled: sets.flat() }
  const [first, stained, own] = [
    await best(all.truths, all.spoiled, CLASSICAL),
    await scoreOf(all.truths, all.spoiled, STAINED),
    await scoreOf(all.truths, all.spoiled, NIGHT),
  ]
  print('all', [first, stained, own])
  for (const [i, pictures] of sets.entries())
    print(['raw', ...QUALITIES.map((quality) => `JPEG ${quality}`)][i]!, [
      await scoreOf(parts, pictures, STAINED),
      await scoreOf(parts, pictures, NIGHT),
    ])
  return {
    night_gain_db: own.db - first.db,
    night_gain_ssim: own.similarity - first.similarity,
    night_gain_colour: first.colour - own.colour,
    night_stains: stained.colour - own.colour,
  }
}
