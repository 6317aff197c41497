import type { AssistantSettings, AssistantSettingsView } from '@/server/contract/assistant'

export const ENGINE_KINDS = ['built_in', 'openai', 'gguf'] as const satisfies AssistantSettings['kind'][]
export type EngineKind = (typeof ENGINE_KINDS)[number]

/** What the form holds; of the kinds that are not chosen as well, so that nothing typed is lost on the way. */
export type EngineForm = { kind: EngineKind; url: string; model: string; key: string; file: string }

export function formOf({ engine }: AssistantSettingsView): EngineForm {
  const empty: EngineForm = { kind: 'built_in', url: '', model: '', key: '', file: '' }
  if (engine?.kind === 'gguf') return { ...empty, kind: 'gguf', file: engine.file }
  if (engine?.kind === 'openai') return { ...empty, kind: 'openai', url: engine.url, model: engine.model }
  return empty
}

/** An untouched key is not sent: the stored one stays. */
export function toSettings({ kind, url, model, key, file }: EngineForm): AssistantSettings {
  if (kind === 'built_in') return { kind }
  return kind === 'gguf' ? { kind, file } : { kind, url, model, ...(key !== '' && { key }) }
}

/** Whether there is enough to try. */
export function isTestable({ kind, url, file }: EngineForm): boolean {
  if (kind === 'built_in') return true
  return (kind === 'gguf' ? file : url) !== ''
}
