import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { LiveGrid } from '@/components/live/live-grid'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('live'))('title') }
}

export default async function LivePage() {
  const who = await requirePrincipal()
  return <LiveGrid initial={await runtime().services.cameras.list(who)} role={who.role} />
}
