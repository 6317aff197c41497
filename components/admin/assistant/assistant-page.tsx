import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/ui/page-header'
import type { AssistantFigures, AssistantFiles, AssistantSettingsView } from '@/server/contract/assistant'
import { EngineCard } from './engine-card'
import { FiguresCard } from './figures-card'
import { ToolsCard } from './tools-card'

type Props = { initial: AssistantSettingsView; files: AssistantFiles; figures: AssistantFigures; tools: boolean }

/** Where the language model is that writes reports, and how it does. */
export function AssistantPage({ initial, files, figures, tools }: Props) {
  const t = useTranslations('assistant')
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <EngineCard initial={initial} files={files} />
      {initial.engine?.kind === 'openai' && <ToolsCard tools={tools} />}
      <FiguresCard figures={figures} />
    </>
  )
}
