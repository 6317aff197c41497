'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { leadsAway } from './leads-away'

/** Asks before what is not saved is left by a link of the page; the browser asks when the tab is closed. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTranslations('common.leave')
  const router = useRouter()
  const [to, setTo] = useState<string | null>(null)
  useEffect(() => {
    if (!dirty) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !link) return
      if (!leadsAway(link, window.location.href)) return
      event.preventDefault()
      event.stopPropagation()
      const { pathname, search, hash } = new URL(link.href)
      setTo(pathname + search + hash)
    }
    window.addEventListener('beforeunload', onUnload)
    // Before the link itself, which would go there without asking the browser.
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [dirty])
  return (
    <ConfirmDialog
      open={to !== null}
      onOpenChange={(open) => {
        if (!open) setTo(null)
      }}
      title={t('title')}
      action={t('action')}
      destructive
      onConfirm={async () => {
        if (to !== null) router.push(to)
      }}
    >
      {t('text')}
    </ConfirmDialog>
  )
}
