'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Submit } from '@/components/lib/use-submit'
import { Button } from './button'
import { Callout } from './callout'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from './dialog'

type Props = {
  title: ReactNode
  description?: ReactNode
  submit: Pick<Submit, 'form' | 'busy' | 'failure'>
  /** The verb on the button; by itself "Save". */
  action?: ReactNode
  onClose: () => void
  onCloseAutoFocus?: ((event: Event) => void) | undefined
  className?: string
  children: ReactNode
}

/** A form in a dialog: what is wrong with the whole above it, cancel and its own verb below it. */
export function FormDialog({ title, description, submit, action, onClose, children, ...content }: Props) {
  const t = useTranslations('common')
  const { form, busy, failure } = submit
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent {...(description === undefined && { 'aria-describedby': undefined })} {...content}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          {description !== undefined && <DialogDescription>{description}</DialogDescription>}
        </DialogHeader>
        <form {...form} className="flex flex-col gap-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          {children}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {action ?? t('save')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
