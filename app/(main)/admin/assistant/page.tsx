import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { AssistantPage } from '@/components/admin/assistant/assistant-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('assistant') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.assistant)
  const [settings, files, figures, { tools }] = await Promise.all([
    ask(who, 'assistant.getSettings', {}),
    ask(who, 'assistant.listFiles', {}),
    ask(who, 'assistant.figures', {}),
    ask(who, 'assistant.get', {}),
  ])
  return <AssistantPage initial={settings} files={files} figures={figures} tools={tools} />
}
