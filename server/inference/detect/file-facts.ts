/** What exporters write into a file's custom metadata. Text from a file: anything unexpected reads as "not said". */

export type FileFacts = {
  /** Class names in order of their number; null when the file has none. */
  names: string[] | null
  /** detect, pose, segment, obb, classify ... */
  task: string | null
  size: { width: number; height: number } | null
  stride: number | null
  /** The graph does its own NMS: rows are final boxes. */
  endToEnd: boolean
  /** Points per object and values per point of a pose model. */
  keypoints: [number, number] | null
}

/** More names than any real model has: a file that claims more is not believed. */
const MAX_NAMES = 10_000

export function readFacts(metadata: Record<string, string>): FileFacts {
  const size = integers(metadata.imgsz)
  const keypoints = integers(metadata.kpt_shape)
  return {
    names: parseNames(metadata.names ?? ''),
    task: metadata.task?.trim().toLowerCase() || null,
    // One number, or height and width, as Ultralytics writes it.
    size: size[0] ? { height: size[0], width: size[1] ?? size[0] } : null,
    stride: integers(metadata.stride)[0] ?? null,
    endToEnd: metadata.end2end?.trim() === 'True' || /'nms':\s*True/.test(metadata.args ?? ''),
    keypoints: keypoints.length === 2 ? [keypoints[0]!, keypoints[1]!] : null,
  }
}

function integers(text = ''): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

/** `key: 'text'` of a Python dict, or a bare `'text'` of a list; either quote, with backslash escapes. */
const ENTRY = /(?:(\d+)\s*:\s*)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/gs

/**
 * The `names` of Ultralytics: `{0: 'person', 1: "it's"}`, or a list `['person', …]`, JSON or Python.
 * A number that is missing gets `class_<n>`. Null when there is no name in the text.
 */
export function parseNames(text: string): string[] | null {
  const body = text.trim()
  if (!/^[{[]/.test(body)) return null
  // JSON quotes its keys: "0": "person".
  const unquoted = body.replace(/(["'])(\d+)\1\s*:/g, '$2:')
  const names: string[] = []
  let next = 0
  for (const [, key, single, double] of unquoted.matchAll(ENTRY)) {
    const index = key === undefined ? next : Number(key)
    if (index >= MAX_NAMES) return null
    names[index] = unquote(single ?? double ?? '')
    next = index + 1
  }
  return names.length === 0 ? null : Array.from(names, (name, index) => name || `class_${index}`)
}

function unquote(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis, (_, hex, wide, char) =>
    hex || wide ? String.fromCharCode(Number.parseInt(hex ?? wide, 16)) : char,
  )
}
