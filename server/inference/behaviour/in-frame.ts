import { clip, isSane } from '../../geometry/box'
import type { EngineObject } from '../messages'

/** What of the objects lies in the picture: carried boxes follow people out of it. Pixels. Detected boxes stay as they are. */
export function inFrame(objects: readonly EngineObject[], width: number, height: number): EngineObject[] {
  return objects
    .map((object) => (object.predicted ? { ...object, box: clip(object.box, width, height) } : object))
    .filter(({ box }) => isSane(box))
}
