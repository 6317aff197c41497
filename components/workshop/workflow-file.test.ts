import { expect, test } from 'vitest'
import { readWorkflow } from './workflow-file'

const read = (content: unknown, name = 'mine.json') => readWorkflow(new File([JSON.stringify(content)], name))

test('a file of a workflow gives its name too', async () => {
  const nodes = [{ id: 'a', type: 'LoadImage' }]
  expect(await read({ nodes }, `${'x'.repeat(90)}.JSON`)).toMatchObject({ name: 'x'.repeat(40) })
  expect(await read({ nodes })).toMatchObject({ name: 'mine', workflow: { links: [] } })
})

test('what is wrong is said of its node', async () => {
  const good = { id: 'a', type: 'LoadImage' }
  expect(await read({ nodes: [good, { id: 'b', type: 'Sharpen', inputs: { image: 3 } }] })).toEqual({ node: 'b' })
  expect(await read({ nodes: [good, { type: 'Sharpen' }] })).toEqual({ node: '2' })
  expect(await read({ nodes: [good, null] })).toEqual({ node: '2' })
  expect(await read({ hello: 1 })).toEqual({ node: null })
  expect(await readWorkflow(new File(['{'], 'x.json'))).toEqual({ node: null })
})
