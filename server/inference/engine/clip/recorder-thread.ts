/**
 * Writes the clips of all cameras. A thread of its own: a disk that does not answer holds up clips and nothing else. Only synchronous
 * native calls, and never terminated, as a capture thread.
 */
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { FromRecorder, ToRecorder } from './clip-messages'
import { RecordedClip } from './record-clip'

function run(port: MessagePort): void {
  const clips = new Map<string, RecordedClip>()
  const say = (message: FromRecorder) => port.postMessage(message)
  port.on('message', (message: ToRecorder) => {
    if (message.t === 'stop') {
      // What was under way is closed, so that it can be played; what becomes of it is said after the next start.
      for (const clip of clips.values()) clip.end()
      port.close()
      return
    }
    const { clipId } = message
    switch (message.t) {
      case 'open':
        clips.set(clipId, new RecordedClip(message.folder, message.stream))
        return
      case 'add':
        clips.get(clipId)?.add({ do: 'add', packets: message.packets, pictures: message.pictures })
        say({ t: 'written', bytes: message.packets.reduce((sum, { bytes }) => sum + bytes.length, 0) })
        return
      case 'result':
        clips.get(clipId)?.result(message.result)
        return
      case 'close': {
        const clip = clips.get(clipId)
        clips.delete(clipId)
        if (clip) say({ t: 'ended', clipId, end: clip.end(message.error) })
      }
    }
  })
}

if (parentPort) run(parentPort)
