/** The files of a clip, in a folder of its own. */
import path from 'node:path'

export const RAW = 'raw.mp4'
export const CLIP = 'clip.mp4'
const within = (name: string) => (folder: string) => path.join(folder, name)

/** The packets as they came, while they come: readable up to the last whole second, whatever happens. */
export const rawPath = within(RAW)
/** What was found, as it came: see track-file.ts. */
export const trackPath = within('track.jsonl')
/** What is played. Its boxes are beside it, as those of a film: film/box-file.ts. */
export const clipPath = within(CLIP)
