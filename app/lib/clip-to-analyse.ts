import type { ClipToAnalyse } from '@/components/films/film-choices'
import type { Principal } from '@/server/contract/user'
import { ask } from './ask'
import { orNull } from './or-null'

/** The clip of an alert as the form of a film wants it; null when there is none, or not for this person. */
export async function clipToAnalyse(who: Principal, alertId: string): Promise<ClipToAnalyse | null> {
  const alert = await orNull(ask(who, 'alerts.get', { id: alertId }), 'alert_not_found')
  if (!alert?.clip?.file) return null
  const { cameraId, cameraName, cameraPlace, clip } = alert
  const settings = (await ask(who, 'cameras.list', {})).find(({ id }) => id === cameraId) ?? null
  return {
    ...{ alertId, cameraName, place: settings?.place ?? cameraPlace, startsAt: clip.startsAt },
    settings: settings && {
      ...{ modelId: settings.modelId, intervalMs: settings.intervalMs, confidence: settings.confidence },
    },
  }
}
