import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { clipToAnalyse } from '@/app/lib/clip-to-analyse'
import { filmChoices } from '@/app/lib/film-choices'
import { requireAction } from '@/app/lib/session'
import { FilmsPage } from '@/components/films/films-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('films'))('title') }
}

type Props = { searchParams: Promise<{ clip?: string }> }

export default async function FilmsRoute({ searchParams }: Props) {
  const who = await requireAction('film.use')
  const { clip: alertId } = await searchParams
  const [films, choices] = await Promise.all([ask(who, 'films.list', {}), filmChoices(who)])
  return (
    <Page>
      <FilmsPage
        {...{ initial: films, choices }}
        clip={typeof alertId === 'string' ? await clipToAnalyse(who, alertId) : null}
        admin={can(who, 'film.any')}
      />
    </Page>
  )
}
