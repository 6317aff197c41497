import { expect, test } from 'vitest'
import { isNoFilm } from './not-film'

const head = (text: string) => Buffer.from(text, 'latin1')

test.each([
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  '%PDF-1.7\n%\xe2\xe3\xcf\xd3',
  'PK\x03\x04\x14\0\x06\0',
  'RIFF\x10\0\0\0WEBPVP8 ',
  '#EXTM3U\n#EXT-X-V',
  '<!DOCTYPE html><',
  '',
])('%j is no film', (text) => {
  expect(isNoFilm(head(text))).toBe(true)
})

test.each([
  '\0\0\0\x20ftypisom\0\0\x02\0',
  '\x1aE\xdf\xa3\x01\0\0\0',
  'RIFF1234AVI LIST',
  'G@\0\x10\0\0\xb0\r\0\x01',
  '\0\0\0\x01gB\0\x1f',
  '\xff\xd8\xff\xe0\0\x10JFIF',
  'YUV4MPEG2 W320 H',
  'DHAV\xfd\0\x01\0',
  'OggS\0\x02\0\0',
])('%j may be one', (text) => {
  expect(isNoFilm(head(text))).toBe(false)
})
