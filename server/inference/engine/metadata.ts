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

/** Key to value. Empty when there are none; whatever is readable before the first thing that is not protobuf. */
export function readMetadata(file: string): Record<string, string> {
  const fd = openSync(file, 'r')
  try {
    return readEntries((position, length) => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(fd, buffer, 0, length, position))
    })
  } catch (error) {
    // A malformed tail is the session's to complain about.
    if (error instanceof RangeError || error instanceof Error) return {}
    throw error
  } finally {
    closeSync(fd)
  }
}

type ReadAt = (position: number, length: number) => Uint8Array

/** Exported for tests: `read` gives fewer bytes at the end of the file. */
export function readEntries(read: ReadAt): Record<string, string> {
  const entries: Record<string, string> = {}
  let position = 0
  let found = 0
  for (let fields = 0; fields < MAX_FIELDS && found < MAX_ENTRIES; fields++) {
    const header = read(position, HEADER_BYTES)
    if (header.length === 0) break
    const reader = protobuf.Reader.create(header)
    const tag = reader.uint32()
    if ((tag & 7) !== LENGTH_DELIMITED) {
      reader.skipType(tag & 7)
      position += reader.pos
      continue
    }
    const length = reader.uint32()
    const body = position + reader.pos
    if (tag >>> 3 === METADATA_PROPS && length <= MAX_ENTRY_BYTES) {
      const [key, value] = readEntry(read(body, length))
      entries[key] = value
      found++
    }
    position = body + length
  }
  return entries
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
