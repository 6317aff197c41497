'use client'
/** Alerts in the corner of the page: at most one a rule and camera, the newest. */
import { toast } from 'sonner'
import type { AlertView } from '@/server/contract/alert'
import { AlertToast } from './alert-toast'

/** Critical alerts stay until somebody looks; the others leave by themselves. */
const TOAST_MS = 12_000

/** Toast id -> the alert in it. Bounded by the number of rules, and emptied as toasts leave. */
const shown = new Map<string, string>()

/** A rule that fires again replaces its last toast instead of piling up. */
function toastOf(alert: AlertView): string {
  return `${alert.cameraId}:${alert.ruleName}`
}

export function showAlert(alert: AlertView): void {
  const id = toastOf(alert)
  const forget = () => {
    if (shown.get(id) === alert.id) shown.delete(id)
  }
  shown.set(id, alert.id)
  toast.custom((toastId) => <AlertToast alert={alert} close={() => toast.dismiss(toastId)} />, {
    id,
    duration: alert.severity === 'critical' ? Number.POSITIVE_INFINITY : TOAST_MS,
    onDismiss: forget,
    onAutoClose: forget,
  })
}

/** Its picture was stored: shown now. Somebody took care of it: no longer news. */
export function updateShownAlert(alert: AlertView): void {
  const id = toastOf(alert)
  if (shown.get(id) !== alert.id) return
  if (alert.state === 'raised') showAlert(alert)
  else toast.dismiss(id)
}
