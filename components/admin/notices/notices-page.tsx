import { useTranslations } from 'next-intl'
import type { Choice } from '@/components/notices/check-list'
import { PageHeader } from '@/components/ui/page-header'
import type { NoticeSettingsView, WebhookView } from '@/server/contract/notices'
import { DeliveryLog } from './delivery-log'
import { EscalationCard } from './escalation-card'
import { MailCard } from './mail-card'
import { MqttCard } from './mqtt-card'
import { RangesCard } from './ranges-card'
import { WebhooksCard } from './webhooks-card'

type Props = { settings: NoticeSettingsView; webhooks: WebhookView[]; people: readonly Choice[] }

/** Where notices of alerts go, and what became of them. */
export function NoticesPage({ settings, webhooks, people }: Props) {
  const t = useTranslations('notices')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <WebhooksCard initial={webhooks} />
      <MailCard initial={settings.smtp} />
      <MqttCard initial={settings.mqtt} />
      <EscalationCard initial={settings.steps} people={people} />
      <RangesCard initial={settings.ranges} />
      <DeliveryLog />
    </>
  )
}
