/** The form of a GGUF file, version 3, little-endian. Only what tests write. */

type Value =
  | { type: 'u32'; value: number }
  | { type: 'f32'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'strings'; value: readonly string[] }
  | { type: 'f32s'; value: readonly number[] }
  | { type: 'i32s'; value: readonly number[] }
export type Metadata = Record<string, Value>
/** `shape`: rows last, as GGUF has it: [columns, rows]. */
export type Tensor = { name: string; shape: readonly number[]; data: Float32Array }

const ALIGNMENT = 32
const CODES = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const
const F32 = 0

export function writeGguf(metadata: Metadata, tensors: readonly Tensor[]): Buffer {
  const out = createBytes()
  out.raw(Buffer.from('GGUF'))
  out.u32(3)
  out.u64(tensors.length)
  out.u64(Object.keys(metadata).length)
  for (const [key, entry] of Object.entries(metadata)) {
    out.text(key)
    writeValue(out, entry)
  }
  let offset = 0
  for (const { name, shape, data } of tensors) {
    out.text(name)
    out.u32(shape.length)
    for (const length of shape) out.u64(length)
    out.u32(F32)
    out.u64(offset)
    offset = align(offset + data.byteLength)
  }
  out.pad()
  for (const { data } of tensors) {
    out.raw(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
    out.pad()
  }
  return out.done()
}

function writeValue(out: ReturnType<typeof createBytes>, entry: Value): void {
  switch (entry.type) {
    case 'strings':
      out.u32(CODES.array)
      out.u32(CODES.string)
      out.u64(entry.value.length)
      for (const text of entry.value) out.text(text)
      return
    case 'f32s':
    case 'i32s': {
      out.u32(CODES.array)
      out.u32(entry.type === 'f32s' ? CODES.f32 : CODES.i32)
      out.u64(entry.value.length)
      for (const value of entry.value) entry.type === 'f32s' ? out.f32(value) : out.i32(value)
      return
    }
    case 'string':
      out.u32(CODES.string)
      out.text(entry.value)
      return
    case 'bool':
      out.u32(CODES.bool)
      out.raw(Buffer.of(entry.value ? 1 : 0))
      return
    case 'f32':
      out.u32(CODES.f32)
      out.f32(entry.value)
      return
    case 'u32':
      out.u32(CODES.u32)
      out.u32(entry.value)
  }
}

const align = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT

function createBytes() {
  const parts: Buffer[] = []
  let length = 0
  const raw = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  const number = (size: number, put: (bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(size)
    put(bytes)
    raw(bytes)
  }
  const u64 = (value: number) => number(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)))
  return {
    raw,
    u64,
    u32: (value: number) => number(4, (bytes) => bytes.writeUInt32LE(value)),
    i32: (value: number) => number(4, (bytes) => bytes.writeInt32LE(value)),
    f32: (value: number) => number(4, (bytes) => bytes.writeFloatLE(value)),
    text(value: string) {
      const bytes = Buffer.from(value)
      u64(bytes.length)
      raw(bytes)
    },
    pad: () => raw(Buffer.alloc(align(length) - length)),
    done: () => Buffer.concat(parts),
  }
}
