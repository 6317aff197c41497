import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { AssistantFigures, AssistantFiles, AssistantSettingsView } from '@/server/contract/assistant'
import { EngineCard } from './engine-card'
import { FiguresCard } from './figures-card'

type Props = { initial: AssistantSettingsView; files: AssistantFiles; figures: AssistantFigures }

/** Where the language model is that writes reports, and how it does. */
export function AssistantPage({ initial, files, figures }: Props) {
  const t = useTranslations('assistant')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <EngineCard initial={initial} files={files} />
      <FiguresCard figures={figures} />
    </>
  )
}
