import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { verb } from '../verb'

const VIDEO = /\.(mp4|m4v|mov|mkv|webm|avi|ts|mts|m2ts|mpg|mpeg|flv|wmv|3gp|h264|h265|264|265|hevc|mjpg|mjpeg)$/i
const MAX_FILES = 500
const MAX_FOLDERS = 1_000
const MAX_DEPTH = 8

/** Relative paths with forward slashes, sorted, at most 500. Links are not followed. */
export const mediaFiles = verb({
  name: 'cameras.mediaFiles',
  method: 'GET',
  path: '/api/cameras/media-files',
  summary: 'Videos of the media folder that a camera can play.',
  action: 'camera.create',
  input: z.strictObject({}),
  output: z.array(z.string()),
  async run({ paths }) {
    const found: string[] = []
    const folders = ['']
    for (let visited = 0; visited < MAX_FOLDERS; visited++) {
      const folder = folders.shift()
      if (folder === undefined || found.length >= MAX_FILES) break
      // A folder that cannot be read offers nothing.
      const entries = await readdir(path.join(paths.mediaDir, folder), { withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (entry.name.startsWith('.')) continue
        const relative = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory() && relative.split('/').length < MAX_DEPTH) folders.push(relative)
        else if (entry.isFile() && VIDEO.test(entry.name)) found.push(relative)
      }
    }
    return found.sort().slice(0, MAX_FILES)
  },
})
