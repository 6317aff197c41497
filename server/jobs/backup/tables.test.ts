import { expect, test } from 'vitest'
import { inOrder } from './tables'

const table = (name: string, ...needs: string[]) => ({ name, needs })

test('rows come after what they refer to', () => {
  const tables = [
    table('alerts', 'cameras', 'rules'),
    table('cameras'),
    table('rules', 'cameras'),
    table('tree', 'tree'),
  ]
  expect(inOrder(tables).map(({ name }) => name)).toEqual(['cameras', 'tree', 'rules', 'alerts'])
})

test('a table that is not in the backup holds nobody up; a circle is an error', () => {
  expect(inOrder([table('a', 'left_out')])).toHaveLength(1)
  expect(() => inOrder([table('a', 'b'), table('b', 'a')])).toThrow('circle: a, b')
})
