import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { ModelList } from '@/components/admin/models/model-list'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('models') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  return <ModelList initial={await services.models.list(who)} />
}
