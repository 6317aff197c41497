import { expect, test } from 'vitest'
import { withoutFolder } from './without-folder'

test.each([
  ['Load model from /srv/m/a.onnx failed: bad', 'Load model from a.onnx failed: bad'],
  ["ENOENT: no such file, open '/srv/m/a.onnx'", "ENOENT: no such file, open 'a.onnx'"],
  ['weights of /srv/m/a.onnx in /srv/m/a.data', 'weights of a.onnx in a.data'],
  ['Unsupported operator in /model.22/dfl/conv/Conv', 'Unsupported operator in /model.22/dfl/conv/Conv'],
])('%s', (text, clean) => {
  expect(withoutFolder(text, '/srv/m/a.onnx')).toBe(clean)
})
