import { expect, test } from 'vitest'
import { presetWorkflow } from '@/server/contract/workflow-presets'
import { aboutJob } from './about-job'

const id = '01a1fdeb-25f5-7f9a-a57b-e0b2fa8d4d3e'

test('a job leads to its page', () => {
  const source = { kind: 'upload', ids: [id] }
  const input = { title: 'Hall · Night', source, workflow: presetWorkflow('night', false) }
  expect(aboutJob({ id, kind: 'enhance', input })).toEqual({ href: `/workshop/${id}`, title: 'Hall · Night' })
  const film = { filmId: id, title: 'Monday' }
  expect(aboutJob({ id: 'x', kind: 'analyse', input: film })).toEqual({
    href: `/workshop/films/${id}`,
    title: 'Monday',
  })
})

test('one from before films gave their names has none; others have no page', () => {
  expect(aboutJob({ id: 'x', kind: 'analyse', input: { filmId: id } })).toMatchObject({ title: '' })
  expect(aboutJob({ id, kind: 'backup', input: {} })).toBeNull()
  expect(aboutJob({ id, kind: 'enhance', input: { title: 'of another version' } })).toBeNull()
})
