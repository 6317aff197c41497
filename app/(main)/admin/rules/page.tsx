import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { RuleList } from '@/components/admin/rules/rule-list'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('rules') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  const [rules, cameras] = await Promise.all([services.rules.list(who), services.cameras.list(who)])
  return <RuleList initial={rules} cameras={cameras} />
}
