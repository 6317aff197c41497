import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { LiveGrid } from '@/components/live/live-grid'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('live'))('title') }
}

export default async function LivePage() {
  const who = await requirePrincipal()
  return <LiveGrid initial={await ask(who, 'cameras.list', {})} role={who.role} />
}
