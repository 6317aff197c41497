import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { RetentionSettings } from '@/server/contract/retention'
import { DiskCard } from './disk-card'
import { RetentionCard } from './retention-card'

/** What is kept, for how long, and how much room there is for it. */
export function StoragePage({ retention }: { retention: RetentionSettings }) {
  const t = useTranslations('storage')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DiskCard />
      <RetentionCard initial={retention} />
    </>
  )
}
