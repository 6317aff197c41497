'use client'
import { ScanEye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'

type Props = {
  title: string
  hint: string
  open: boolean
  disabled: boolean
  onToggle: () => void
  children: ReactNode
}

/** One way to check a room: what it is, its button, and what it shows. */
export function CheckPart({ title, hint, open, disabled, onToggle, children }: Props) {
  const t = useTranslations('admin.cameras.check')
  const common = useTranslations('common')
  return (
    <Card>
      <CardHeader className="flex-row items-start justify-between gap-3">
        <div className="space-y-0.5">
          <CardTitle>{title}</CardTitle>
          <CardDescription>{hint}</CardDescription>
        </div>
        <Button variant="secondary" size="sm" disabled={disabled} onClick={onToggle}>
          {!open && <ScanEye aria-hidden />}
          {open ? common('cancel') : t('begin')}
        </Button>
      </CardHeader>
      {children && <CardContent className="flex flex-col gap-3">{children}</CardContent>}
    </Card>
  )
}
