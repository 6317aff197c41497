/** Draws the boxes into a picture and encodes it again. Implemented by media/burner.ts. */
import type { Locale } from '../contract/locale'
import type { EngineFrame } from '../inference/messages'

export type BurnFrame = Pick<EngineFrame, 'jpeg' | 'width' | 'height' | 'objects' | 'at' | 'frameId'>

/** Returns a JPEG. Rejects when the frame has no picture, the queue is full or the drawing fails. */
export type Burn = (frame: BurnFrame, options: { locale: Locale; title: string }) => Promise<Buffer>
