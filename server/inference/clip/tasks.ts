/** What is done to a clip in the workshop, in a process of its own. */
import type { ClipFile } from '../../contract/clip'

/** folder: that of the clip, absolute. */
export type CompleteTask = { folder: string }
export type CompletedClip = ClipFile
