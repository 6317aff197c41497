import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { withoutFolder } from './without-folder'

test.each([
  ['Load model from /srv/my models/a.onnx failed: bad', 'Load model from a.onnx failed: bad'],
  ["ENOENT: no such file, open '/srv/my models/a.onnx'", "ENOENT: no such file, open 'a.onnx'"],
  ['weights of /srv/my models/a.onnx in /srv/my models/a.data', 'weights of a.onnx in a.data'],
  ['External data path escapes model directory: /srv/my models', 'External data path escapes model directory: …'],
  ['not in "/srv/my models".', 'not in "…".'],
  ['/home/ann/secret/x.data does not exist', 'x.data does not exist'],
  ['at file:///opt/sightline/dist/engine/main.js:10:2', 'at main.js:10:2'],
  ['(/usr/lib/x.so) and [/var/lib/y]', '(x.so) and [y]'],
  ['/onnxruntime_src/onnxruntime/core/graph/model.cc:150 Model::Model', 'model.cc:150 Model::Model'],
  ['Unsupported operator in /model.22/dfl/conv/Conv', 'Unsupported operator in /model.22/dfl/conv/Conv'],
  ['shape 1/2 of backbone/tmp/x', 'shape 1/2 of backbone/tmp/x'],
])('%s', (text, clean) => {
  expect(withoutFolder(text, '/srv/my models/a.onnx')).toBe(clean)
})

test('a folder behind a link is hidden too', ({ onTestFinished }) => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightline-link-')))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(path.join(root, 'a real folder'))
  symlinkSync(path.join(root, 'a real folder'), path.join(root, 'link'))
  const file = path.join(root, 'link/m.onnx')
  expect(withoutFolder(`no ${root}/a real folder/m.data`, file)).toBe('no m.data')
  expect(withoutFolder(`not in ${root}/a real folder or ${root}`, file)).toBe('not in … or …')
})
