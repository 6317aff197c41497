import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <EmptyState
      heading
      icon={SearchX}
      title={t('title')}
      className="min-h-[60dvh] flex-1"
      action={
        <Button asChild variant="outline">
          <Link href="/live">{t('home')}</Link>
        </Button>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
