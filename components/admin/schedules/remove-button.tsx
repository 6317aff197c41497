'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** Takes one line out of the form. */
export function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useTranslations('schedules')
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="mb-0.5 self-end"
      aria-label={t('removePeriod', { name })}
      onClick={onClick}
    >
      <Trash2 aria-hidden />
    </Button>
  )
}
