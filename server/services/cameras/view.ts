/** Rows as people may see them. The password is in none of them. */
import { labelMap } from '../../contract/behaviours'
import { type CameraAdminView, type CameraStatus, type CameraView, cameraSource } from '../../contract/camera'
import type { Camera } from '../../store/generated/client'

export function toCameraView(row: Camera, status: CameraStatus): CameraView {
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
    status,
  }
}

export function toCameraAdminView(row: Camera, status: CameraStatus): CameraAdminView {
  return {
    ...toCameraView(row, status),
    source: cameraSource.parse(row.source),
    hasPassword: row.secretEnc !== null,
    labels: labelMap.parse(row.labels),
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  }
}
