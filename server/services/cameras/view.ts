/** Rows as people may see them. The password is in none of them. */
import { levelOn } from '../../access/can'
import { labelMap } from '../../contract/behaviours'
import { type CameraAdminView, type CameraStatus, type CameraView, cameraSource } from '../../contract/camera'
import { type RoomCheck, roomCheck } from '../../contract/room-check'
import type { Principal } from '../../contract/user'
import { type Zone, zones } from '../../contract/zone'
import type { Camera } from '../../store/generated/client'
import { recordingOf } from './recording'

export function checkOf(row: Pick<Camera, 'check'>): RoomCheck | null {
  return roomCheck.nullable().parse(row.check)
}

/** `may`: what this person may do with it, so that a page shows no button in vain. */
export function toCameraView(row: Camera, status: CameraStatus, who: Principal): CameraView {
  return {
    id: row.id,
    name: row.name,
    place: row.place,
    enabled: row.enabled,
    sourceKind: cameraSource.parse(row.source).kind,
    modelId: row.modelId,
    intervalMs: row.intervalMs,
    pictureFps: row.pictureFps,
    confidence: row.confidence,
    iou: row.iou,
    livingOnly: row.livingOnly,
    clips: row.clips,
    clipBeforeMs: row.clipBeforeMs,
    clipAfterMs: row.clipAfterMs,
    zones: zonesOf(row),
    check: checkOf(row),
    status,
    may: levelOn(who, { cameraId: row.id, place: row.place }),
  }
}

export const zonesOf = (row: Pick<Camera, 'zones'>): Zone[] => zones.parse(row.zones)

export function toCameraAdminView(row: Camera, status: CameraStatus, who: Principal): CameraAdminView {
  return {
    ...toCameraView(row, status, who),
    source: cameraSource.parse(row.source),
    hasPassword: row.secretEnc !== null,
    recording: recordingOf(row),
    labels: labelMap.parse(row.labels),
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  }
}
