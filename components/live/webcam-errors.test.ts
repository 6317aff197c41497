import { expect, it } from 'vitest'
import { webcamProblem } from './webcam-errors'

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'none'],
  ['NotReadableError', 'busy'],
  ['OverconstrainedError', 'unsupported'],
  ['TypeError', 'unknown'],
])('%s is said as %s', (name, problem) => {
  expect(webcamProblem(new DOMException('', name))).toBe(problem)
})

it('has an answer for what is no error at all', () => {
  expect(webcamProblem(null)).toBe('unknown')
})
