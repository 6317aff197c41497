import { expect, test } from 'vitest'
import { emptyRaster } from '../server/workshop/raster'
import { ciede2000, colourError } from './ciede2000'

/** From the table of Sharma, Wu and Dalal: hues to both sides of 0, grey, a far pair, and the turn in blue. */
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [50, 3.2592, 0.335], 1.0],
  [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('%j and %j', (one, other, difference) => {
  expect(ciede2000([...one], [...other])).toBeCloseTo(difference, 4)
  expect(ciede2000([...other], [...one])).toBeCloseTo(difference, 4)
})

test('pictures: nothing between equal ones, a hundred between black and white', () => {
  const [black, white] = [emptyRaster(4, 2), emptyRaster(4, 2)]
  white.data.fill(65_535)
  expect(colourError(white, white)).toBe(0)
  expect(colourError(black, white)).toBeCloseTo(100, 0)
})
