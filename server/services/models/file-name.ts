/** Uploaded file names as ids. Pure. */

/** A safe folder name from an .onnx file name, or null when it is none. */
export function modelIdFrom(fileName: string): string | null {
  const base = fileName.split(/[/\\]/).at(-1) ?? ''
  const match = /^(.*)\.onnx$/i.exec(base)
  if (!match) return null
  const id = (match[1] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 80)
  return id === '' ? 'model' : id
}

/** What people read: the file name without its ending, printable, at most 120 characters. */
export function modelNameFrom(fileName: string): string {
  const base = (fileName.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.onnx$/i, '')
    .replace(/\p{C}/gu, '')
    .trim()
  return base.slice(0, 120) || 'model'
}
