'use client'
/** Alerts in the corner of the page: at most one an incident, the newest. */
import { toast } from 'sonner'
import type { AlertView } from '@/server/contract/alert'
import type { IncidentView } from '@/server/contract/incident'
import { AlertToast } from './alert-toast'

/** Critical alerts stay until somebody looks; the others leave by themselves. */
const TOAST_MS = 12_000

/** Incidents whose toast is there. Bounded by what fires in the time of a toast, and emptied as they leave. */
const shown = new Set<string>()

/** An incident that goes on replaces its toast instead of piling up; one that somebody looks after is no news. */
export function showAlert(alert: AlertView): void {
  if (alert.state !== 'raised') return
  const id = alert.incidentId
  const forget = () => void shown.delete(id)
  shown.add(id)
  toast.custom((toastId) => <AlertToast alert={alert} close={() => toast.dismiss(toastId)} />, {
    id,
    duration: alert.severity === 'critical' ? Number.POSITIVE_INFINITY : TOAST_MS,
    onDismiss: forget,
    onAutoClose: forget,
  })
}

/** Somebody took care of it: no longer news. */
export function updateShown({ id, state }: Pick<IncidentView, 'id' | 'state'>): void {
  if (state !== 'new' && shown.has(id)) toast.dismiss(id)
}
