'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { leadsAway } from './leads-away'

/** A link's address, or a place in the tab's history. */
type Way = { href: string } | { key: string }

/**
 * Asks before what is not saved is left by a link of the page or the browser's way back; the browser asks when the tab is closed.
 * Back is asked about where the browser has a Navigation API.
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTranslations('common.leave')
  const router = useRouter()
  const [to, setTo] = useState<Way | null>(null)
  const leaving = useRef(false)
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
      setTo({ href: pathname + search + hash })
    }
    const history = 'navigation' in window ? window.navigation : null
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || leaving.current) return
      event.preventDefault()
      setTo({ key: event.destination.key })
    }
    window.addEventListener('beforeunload', onUnload)
    history?.addEventListener('navigate', onNavigate)
    // Before the link itself, which would go there without asking the browser.
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      history?.removeEventListener('navigate', onNavigate)
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
        if (to === null) return
        leaving.current = true
        if ('href' in to) router.push(to.href)
        else window.navigation.traverseTo(to.key)
      }}
    >
      {t('text')}
    </ConfirmDialog>
  )
}
