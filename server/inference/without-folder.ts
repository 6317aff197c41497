import path from 'node:path'

/** What was said about a file, for people: `/srv/data/m/model.onnx is damaged` -> `model.onnx is damaged`. Pure. */
export function withoutFolder(text: string, file: string): string {
  return text.replaceAll(path.dirname(file) + path.sep, '')
}
