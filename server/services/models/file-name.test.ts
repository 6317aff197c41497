import { expect, it } from 'vitest'
import { modelIdFrom, modelNameFrom } from './file-name'
import { isModelId } from './folder'

it.each([
  ['YOLOv8n Classroom.onnx', 'yolov8n-classroom', 'YOLOv8n Classroom'],
  ['a.b_c-1.ONNX', 'a.b_c-1', 'a.b_c-1'],
  ['../../etc/passwd.onnx', 'passwd', 'passwd'],
  ['C:\\models\\x.onnx', 'x', 'x'],
  ['..onnx', 'model', '.'],
  ['.onnx', 'model', 'model'],
  ['教室.onnx', 'model', '教室'],
  ['a..b.onnx', 'a.b', 'a..b'],
  [`${'x'.repeat(300)}.onnx`, 'x'.repeat(80), 'x'.repeat(120)],
])('%s', (file, id, name) => {
  expect(modelIdFrom(file)).toBe(id)
  expect(isModelId(id)).toBe(true)
  expect(modelNameFrom(file)).toBe(name)
})

it.each(['model.pt', 'model.onnx.exe', 'onnx', ''])('%j is no model', (file) => {
  expect(modelIdFrom(file)).toBeNull()
})

it.each(['', '.', '..', '.upload-1', 'a/b', 'a\\b', 'a\0', '-a'])('%j is no model id', (id) => {
  expect(isModelId(id)).toBe(false)
})
