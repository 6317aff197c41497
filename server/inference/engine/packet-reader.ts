/** Packets alone: of a stream that is kept for clips and not looked at. Nothing is decoded. */
import { SourceFailure } from '../sources/failure'
import type { OpenPlan } from '../sources/open-plan'
import type { CameraRecorder } from './clip/camera-recorder'
import { Demuxer } from './demuxer'
import { guarded } from './picture-input'
import type { Reader, Waiter } from './reader-types'
import { begin } from './steps'

/** Packets come but none that a clip could begin with: cameras send a whole picture every ten seconds at the latest. */
const NO_WHOLE_PICTURE_MS = 30_000

type Keeper = Pick<CameraRecorder, 'opened' | 'packet' | 'takesPackets' | 'holdsPictures'>

/** keeper: gets every packet. Throws SourceFailure. */
export function createPacketReader(plan: OpenPlan, waiter: Waiter, keeper: Keeper): Reader {
  const demuxer = guarded(plan, () => new Demuxer(plan))
  keeper.opened(demuxer.stream)
  let kept = waiter.now()

  function next() {
    if (!keeper.takesPackets)
      throw new SourceFailure('source_codec', 'neither H.264 nor HEVC: it cannot be kept as it is')
    begin('read')
    const packet = demuxer.read()
    if (packet === null) return null
    keeper.packet(packet)
    if (keeper.holdsPictures) {
      kept = waiter.now()
      return 'kept'
    }
    if (waiter.now() - kept > NO_WHOLE_PICTURE_MS) throw new SourceFailure('source_broken', 'no whole picture comes')
    return 'again'
  }
  return { next: () => guarded(plan, next), close: () => demuxer.close() }
}
