import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { ModelList } from '@/components/admin/models/model-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('models') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  return <ModelList initial={await ask(who, 'models.list', {})} />
}
