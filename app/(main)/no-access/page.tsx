import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'

export default function NoAccessPage() {
  const t = useTranslations('common.noAccess')
  return (
    <EmptyState heading icon={Lock} title={t('title')} className="min-h-[60dvh] flex-1">
      {t('text')}
    </EmptyState>
  )
}
