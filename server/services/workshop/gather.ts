/** Brings the pictures of a job together where the workshop process can open them. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { EnhanceSource } from '../../contract/workshop'
import { AppError } from '../../errors'
import { clipPath } from '../../inference/clip/folder'
import type { JobDeps } from '../../jobs/kind'
import type { Pictures } from '../../workshop/messages'
import { findClipFolder } from '../clips/find'
import { filmPath } from '../films/folder'
import { findSnapshot } from './source-here'
import { findUpload, uploadFile } from './uploads'

/** How long a camera may take to give its pictures, ms. */
const CAMERA_MS = 15_000

/**
 * @param most how many pictures a camera shall give
 * @param step is told how many of them there are, 0..1
 * Throws upload_not_found, snapshot_not_found, snapshot_elsewhere, clip_not_found, clip_state, clip_elsewhere, no_picture, and the signal's reason.
 */
export async function gather(
  c: JobDeps,
  source: EnhanceSource,
  { folder, most, signal, step }: { folder: string; most: number; signal: AbortSignal; step(share: number): void },
): Promise<Pictures> {
  const { dataDir } = c.paths
  switch (source.kind) {
    case 'upload':
      for (const id of source.ids) if (!(await findUpload(dataDir, id))) throw new AppError('upload_not_found')
      return { kind: 'files', files: source.ids.map((id) => uploadFile(dataDir, id)), chosen: 0 }
    case 'alert':
      return { kind: 'files', files: [await findSnapshot(c, source.id)], chosen: 0 }
    case 'clip':
      return { kind: 'film', file: clipPath(await findClipFolder(c, source.id)), atMs: source.atMs }
    case 'film':
      return { kind: 'film', file: filmPath(dataDir, source.id), atMs: source.atMs }
    case 'camera': {
      const jpegs = await collect(c, source.id, most, signal, step)
      const files = jpegs.map((_, i) => path.join(folder, `picture-${String(i).padStart(2, '0')}.jpg`))
      await Promise.all(files.map((file, i) => writeFile(file, jpegs[i] ?? '')))
      return { kind: 'files', files, chosen: Math.floor(files.length / 2) }
    }
  }
}

/** The next pictures of a camera. Fewer than asked for, when it gives no more in time. */
function collect(
  { inference }: JobDeps,
  cameraId: string,
  most: number,
  signal: AbortSignal,
  step: (share: number) => void,
): Promise<Uint8Array[]> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const jpegs: Uint8Array[] = []
    const end = (settle: () => void) => {
      unlisten()
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      settle()
    }
    const finish = () => end(() => (jpegs.length > 0 ? resolve(jpegs) : reject(new AppError('no_picture'))))
    const stop = () => end(() => reject(signal.reason))
    const timer = setTimeout(finish, CAMERA_MS)
    signal.addEventListener('abort', stop, { once: true })
    const unlisten = inference.onFrame((frame) => {
      if (frame.cameraId !== cameraId || !frame.jpeg) return
      jpegs.push(frame.jpeg)
      step(jpegs.length / most)
      if (jpegs.length >= most) finish()
    })
  })
}
