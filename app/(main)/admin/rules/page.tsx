import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { RuleList } from '@/components/admin/rules/rule-list'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('rules') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.rules)
  const [rules, cameras, sights, schedules] = await Promise.all([
    ask(who, 'rules.list', {}),
    ask(who, 'cameras.list', {}),
    ask(who, 'rules.sights', {}),
    ask(who, 'schedules.list', {}),
  ])
  return (
    <RuleList
      initial={rules}
      cameras={cameras}
      sights={sights}
      schedules={schedules}
      mayAddCamera={can(who, 'camera.create')}
    />
  )
}
