import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { RuleList } from '@/components/admin/rules/rule-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('rules') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const [rules, cameras, sights] = await Promise.all([
    ask(who, 'rules.list', {}),
    ask(who, 'cameras.list', {}),
    ask(who, 'rules.sights', {}),
  ])
  return <RuleList initial={rules} cameras={cameras} sights={sights} />
}
