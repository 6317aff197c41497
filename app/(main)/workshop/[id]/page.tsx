import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { Page } from '@/components/shell/page'
import { EnhanceJobPage } from '@/components/workshop/job-page'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workshop'))('title') }
}

export default async function EnhanceJobRoute({ params }: Props) {
  await requirePrincipal()
  const { id } = await params
  return (
    <Page>
      <EnhanceJobPage id={id} />
    </Page>
  )
}
