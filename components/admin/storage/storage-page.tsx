import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { BackupSchedule } from '@/server/contract/backup'
import type { RetentionSettings } from '@/server/contract/retention'
import { BackupCard } from './backup-card'
import type { NamedCamera } from './camera-clips'
import { DiskCard } from './disk-card'
import { RetentionCard } from './retention-card'

type Props = { retention: RetentionSettings; backups: BackupSchedule; cameras: NamedCamera[] }

/** What is kept, for how long, how much room there is for it, and its backups. */
export function StoragePage({ retention, backups, cameras }: Props) {
  const t = useTranslations('storage')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DiskCard />
      <RetentionCard initial={retention} cameras={cameras} />
      <BackupCard initial={backups} />
    </>
  )
}
