import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { StoragePage } from '@/components/admin/storage/storage-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('storage') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  return <StoragePage retention={await ask(who, 'retention.get', {})} />
}
