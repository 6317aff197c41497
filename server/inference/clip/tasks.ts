/** What is done to a clip in the workshop, in a process of its own. */
import type { ClipFile } from '../../contract/clip'
import type { Locale } from '../../contract/locale'
import type { MadeFilm } from '../film/tasks'

/** folder: that of the clip, absolute. */
export type CompleteTask = { folder: string }
export type CompletedClip = ClipFile

/**
 * A copy with boxes and names burned in, into `target`, which may not be there. title: whose pictures these are; startsAt: when the first
 * one was taken, Unix ms.
 */
export type BurnTask = { folder: string; target: string; locale: Locale; title: string; startsAt: number }
export type BurnedClip = MadeFilm
