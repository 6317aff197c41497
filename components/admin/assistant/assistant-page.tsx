import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { AssistantFigures, AssistantSettingsView } from '@/server/contract/assistant'
import { EngineCard } from './engine-card'
import { FiguresCard } from './figures-card'

type Props = { initial: AssistantSettingsView; figures: AssistantFigures }

/** Where the language model is that writes reports, and how it does. */
export function AssistantPage({ initial, figures }: Props) {
  const t = useTranslations('assistant')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <EngineCard initial={initial} />
      <FiguresCard figures={figures} />
    </>
  )
}
