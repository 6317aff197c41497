import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { NoticeSettingsView, WebhookView } from '@/server/contract/notices'
import { DeliveryLog } from './delivery-log'
import { MailCard } from './mail-card'
import { RangesCard } from './ranges-card'
import { WebhooksCard } from './webhooks-card'

type Props = { settings: NoticeSettingsView; webhooks: WebhookView[] }

/** Where notices of alerts go, and what became of them. */
export function NoticesPage({ settings, webhooks }: Props) {
  const t = useTranslations('notices')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <WebhooksCard initial={webhooks} />
      <MailCard initial={settings.smtp} />
      <RangesCard initial={settings.ranges} />
      <DeliveryLog />
    </>
  )
}
