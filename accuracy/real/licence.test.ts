import { expect, it } from 'vitest'
import { licenceOf } from './licence'

it.each([
  ['Licence: CC BY 4.0, first-hand', 'CC BY 4.0'],
  ['"Attribution 4.0 International"; later CC BY 4.0', 'Attribution 4.0 International'],
  ['CC-BY-NC-4.0', 'CC-BY-NC-4.0'],
  ['all of it CC0', 'CC0'],
  ['Licence: not stated. Admitted by nobody.', null],
])('%s', (readme, licence) => {
  expect(licenceOf(readme)).toBe(licence)
})
