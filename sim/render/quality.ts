/** How much work a frame is. */
import type { Quality } from '../page/stage'

/** For films that are shown. */
export const FULL: Quality = { occlusion: true, shadowSize: 2048, coarseness: 1.15 }
/** For training stills: about half the time, and one more variety of picture. */
export const QUICK: Quality = { occlusion: false, shadowSize: 1024, coarseness: 1.25 }
