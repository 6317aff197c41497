import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { filmChoices } from '@/app/lib/film-choices'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { FilmPage } from '@/components/films/film-page'
import { can } from '@/server/access/can'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('films'))('one') }
}

export default async function FilmRoute({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const film = can(who, 'film.use') && (await orNull(ask(who, 'films.get', { id }), 'film_not_found'))
  if (!film) notFound()
  return <FilmPage initial={film} choices={await filmChoices(who)} />
}
