'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'

/** Shows a webhook's secret, once. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const t = useTranslations('notices.webhooks')
  const done = useRef<HTMLButtonElement>(null)
  // What is shown only once is not lost by a key or a click beside the dialog: both point at the way out instead.
  function keep(event: Event) {
    event.preventDefault()
    done.current?.focus()
  }
  return (
    <Dialog open={secret !== null} onOpenChange={onClose}>
      <DialogContent onInteractOutside={keep} onEscapeKeyDown={keep}>
        <DialogHeader>
          <DialogTitle>{t('secretTitle')}</DialogTitle>
          <DialogDescription>{t('secretText')}</DialogDescription>
        </DialogHeader>
        <div className="flex items-center gap-2">
          <code className="min-w-0 flex-1 rounded-md bg-muted px-3 py-2 font-mono text-xs break-all select-all">
            {secret}
          </code>
          <CopyButton text={secret ?? ''} />
        </div>
        <DialogFooter>
          <Button ref={done} onClick={onClose}>
            {t('done')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
