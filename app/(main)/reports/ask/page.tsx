import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { AskPage } from '@/components/ask/ask-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ask'))('title') }
}

export default async function AskRoute() {
  const who = await requireAction('camera.read')
  const { model, tools } = await ask(who, 'assistant.get', {})
  return (
    <Page>
      <AskPage model={model} tools={tools} alerts={can(who, 'alert.read')} admin={can(who, 'assistant.edit')} />
    </Page>
  )
}
