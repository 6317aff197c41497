'use client'
import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that this device has no network at all; a server that does not answer is the connection badge's news. */
export function OfflineBar() {
  const t = useTranslations('common')
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  if (online) return null
  return (
    <p
      role="status"
      className="flex items-center justify-center gap-2 border-b border-warning/35 bg-warning-soft px-4 py-2 text-warning"
    >
      <WifiOff className="size-4" aria-hidden />
      {t('offline')}
    </p>
  )
}
