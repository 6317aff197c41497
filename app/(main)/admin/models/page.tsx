import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { ModelList } from '@/components/admin/models/model-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('models') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.models)
  return <ModelList initial={await ask(who, 'models.list', {})} />
}
