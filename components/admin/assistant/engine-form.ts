import type { AssistantSettings, AssistantSettingsView } from '@/server/contract/assistant'

export const ENGINE_KINDS = ['openai', 'gguf'] as const satisfies AssistantSettings['kind'][]
export type EngineKind = (typeof ENGINE_KINDS)[number]

/** What the form holds; of the kinds that are not chosen as well, so that nothing typed is lost on the way. */
export type EngineForm = { kind: EngineKind; url: string; model: string; key: string; file: string }

export function formOf({ engine }: AssistantSettingsView): EngineForm {
  const empty: EngineForm = { kind: 'openai', url: '', model: '', key: '', file: '' }
  if (engine?.kind === 'gguf') return { ...empty, kind: 'gguf', file: engine.file }
  return { ...empty, ...(engine && { url: engine.url, model: engine.model }) }
}

/** An untouched key is not sent: the stored one stays. */
export function toSettings({ kind, url, model, key, file }: EngineForm): AssistantSettings {
  return kind === 'gguf' ? { kind, file } : { kind, url, model, ...(key !== '' && { key }) }
}

/** Whether there is enough to try. */
export const isTestable = ({ kind, url, file }: EngineForm): boolean => (kind === 'gguf' ? file : url) !== ''
