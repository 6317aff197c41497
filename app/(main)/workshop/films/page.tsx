import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { filmChoices } from '@/app/lib/film-choices'
import { requireAction } from '@/app/lib/session'
import { FilmsPage } from '@/components/films/films-page'
import { Page } from '@/components/shell/page'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('films'))('title') }
}

export default async function FilmsRoute() {
  const who = await requireAction('film.use')
  const [films, choices] = await Promise.all([ask(who, 'films.list', {}), filmChoices(who)])
  return (
    <Page>
      <FilmsPage initial={films} choices={choices} admin={can(who, 'film.any')} />
    </Page>
  )
}
