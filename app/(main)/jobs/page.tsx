import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { adminPagesOf } from '@/app/lib/admin-pages'
import { requirePrincipal } from '@/app/lib/session'
import { AdminTabs } from '@/components/admin/admin-tabs'
import { JobsPage } from '@/components/jobs/jobs-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('jobs') }
}

export default async function JobsRoute() {
  const who = await requirePrincipal()
  const admin = can(who, 'job.edit')
  return (
    <Page>
      {admin && <AdminTabs pages={adminPagesOf(who)} />}
      <JobsPage admin={admin} />
    </Page>
  )
}
