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
  const { engine } = initial
  const file = engine?.kind === 'gguf' ? files.files.find(({ file: name }) => name === engine.file) : undefined
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <EngineCard initial={initial} files={files} />
      {(engine?.kind === 'openai' || file) && (
        // What was tried is of this model and of no other.
        <ToolsCard key={JSON.stringify(engine)} tools={tools} questions={file?.questions ?? 'possible'} />
      )}
      <FiguresCard figures={figures} />
    </>
  )
}
