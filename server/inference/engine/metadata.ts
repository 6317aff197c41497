/**
 * The metadata_props of an ONNX file (labels, task, input size as exporters write them) without loading the model:
 * top-level fields are stepped over by length, so a file of 500 MB costs a few small reads.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import protobuf from 'protobufjs/minimal.js'

/** ModelProto.metadata_props, StringStringEntryProto. */
const METADATA_PROPS = 14
const ENTRY_KEY = 1
const ENTRY_VALUE = 2

const LENGTH_DELIMITED = 2
/** A field's tag and length: two varints of at most 10 bytes. */
const HEADER_BYTES = 20
const MAX_ENTRY_BYTES = 1_000_000
const MAX_ENTRIES = 200
/** Top-level fields of a sound file are few. */
const MAX_FIELDS = 10_000

/** Key to value: whatever is readable before the first thing that is not protobuf. Throws when the file cannot be read. */
export function readMetadata(file: string): Record<string, string> {
  const fd = openSync(file, 'r')
  try {
    return readEntries((position, length) => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(fd, buffer, 0, length, position))
    })
  } finally {
    closeSync(fd)
  }
}

type ReadAt = (position: number, length: number) => Uint8Array

/** Exported for tests: `read` gives fewer bytes at the end of the file. */
export function readEntries(read: ReadAt): Record<string, string> {
  const entries: Record<string, string> = {}
  let position = 0
  try {
    for (let fields = 0; fields < MAX_FIELDS; fields++) {
      const header = read(position, HEADER_BYTES)
      if (header.length === 0) break
      const field = readField(header)
      const body = position + field.headerBytes
      if (field.number === METADATA_PROPS && field.length <= MAX_ENTRY_BYTES) {
        const [key, value] = readEntry(read(body, field.length))
        entries[key] = value
        if (Object.keys(entries).length === MAX_ENTRIES) break
      }
      position = body + field.length
    }
  } catch (error) {
    // What is not protobuf is the session's to complain about; a file that cannot be read is not.
    if (error instanceof Error && 'code' in error) throw error
  }
  return entries
}

/** A top-level field; scalars count as header. */
function readField(bytes: Uint8Array): { number: number; headerBytes: number; length: number } {
  const reader = protobuf.Reader.create(bytes)
  const tag = reader.uint32()
  const scalar = (tag & 7) !== LENGTH_DELIMITED
  if (scalar) reader.skipType(tag & 7)
  const length = scalar ? 0 : reader.uint32()
  return { number: scalar ? 0 : tag >>> 3, headerBytes: reader.pos, length }
}

function readEntry(bytes: Uint8Array): [key: string, value: string] {
  const reader = protobuf.Reader.create(bytes)
  let key = ''
  let value = ''
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag >>> 3 === ENTRY_KEY) key = reader.string()
    else if (tag >>> 3 === ENTRY_VALUE) value = reader.string()
    else reader.skipType(tag & 7)
  }
  return [key, value]
}
