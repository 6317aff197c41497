'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from './alert-dialog'
import { Button } from './button'
import { Callout } from './callout'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  children: ReactNode
  /** The verb on the button. */
  action: ReactNode
  /** Red, for what is lost by it. */
  destructive?: boolean
  /** Closes when it succeeds; what it throws is shown and the dialog stays. */
  onConfirm: () => Promise<void>
  /**
   * Moves the focus once the dialog has closed; by itself it goes back to where it was. As it was while the dialog was
   * open: what it was about may be forgotten by then.
   */
  onClosed?: (confirmed: boolean) => void
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  action,
  destructive = true,
  onConfirm,
  onClosed,
}: Props) {
  const t = useTranslations('common')
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const confirmed = useRef(false)
  const closed = useRef(onClosed)
  useEffect(() => {
    if (open) closed.current = onClosed
  }, [open, onClosed])

  function change(next: boolean) {
    if (busy) return
    setFailure(null)
    onOpenChange(next)
  }

  async function confirm() {
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
      confirmed.current = true
      onOpenChange(false)
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <AlertDialog open={open} onOpenChange={change}>
      <AlertDialogContent
        onCloseAutoFocus={(event) => {
          if (!closed.current) return
          event.preventDefault()
          closed.current(confirmed.current)
          confirmed.current = false
        }}
      >
        <AlertDialogHeader>
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{children}</AlertDialogDescription>
        </AlertDialogHeader>
        {failure && <Callout kind="critical">{failure}</Callout>}
        <AlertDialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={busy}>
              {t('cancel')}
            </Button>
          </AlertDialogCancel>
          <Button variant={destructive ? 'destructive' : 'default'} busy={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  )
}
