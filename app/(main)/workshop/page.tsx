import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { filmChoices } from '@/app/lib/film-choices'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { durationText } from '@/components/lib/duration'
import { Page } from '@/components/shell/page'
import type { Place } from '@/components/workshop/chosen'
import { WorkshopPage } from '@/components/workshop/workshop-page'
import { can } from '@/server/access/can'
import type { CameraView } from '@/server/contract/camera'
import type { Principal } from '@/server/contract/user'

type Query = { camera?: string; alert?: string; film?: string; clip?: string; at?: string }
type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workshop'))('title') }
}

export default async function WorkshopRoute({ searchParams }: Props) {
  const who = await requirePrincipal()
  const cameras = await ask(who, 'cameras.list', {})
  return (
    <Page>
      <WorkshopPage
        userId={who.userId}
        cameras={cameras}
        initial={await placeOf(who, cameras, await searchParams)}
        films={can(who, 'film.use') ? await filmChoices(who) : null}
        mayKeep={can(who, 'workflow.edit')}
      />
    </Page>
  )
}

/** What the link that led here was about; nothing when it is not there any more. */
async function placeOf(who: Principal, cameras: readonly CameraView[], query: Query): Promise<Place | null> {
  const camera = cameras.find(({ id }) => id === query.camera)
  if (camera) return { kind: 'camera', id: camera.id, name: camera.name }
  if (query.film !== undefined) return can(who, 'film.use') ? filmPlace(who, query.film, momentOf(query.at)) : null
  if (query.clip !== undefined) return can(who, 'alert.read') ? clipPlace(who, query.clip, momentOf(query.at)) : null
  return query.alert !== undefined && can(who, 'alert.read') ? alertPlace(who, query.alert) : null
}

async function alertPlace(who: Principal, id: string): Promise<Place | null> {
  const alert = await orNull(ask(who, 'alerts.get', { id }), 'alert_not_found')
  if (!alert?.hasSnapshot) return null
  return { kind: 'alert', id: alert.id, name: `${alert.cameraName} ${alert.frameIndex}` }
}

/** id: of its alert. */
async function clipPlace(who: Principal, id: string, atMs: number): Promise<Place | null> {
  const alert = await orNull(ask(who, 'alerts.get', { id }), 'alert_not_found')
  if (!alert?.clip?.file) return null
  return { kind: 'clip', id: alert.id, name: `${alert.cameraName} ${durationText(atMs)}`, atMs }
}

function momentOf(at: string | undefined): number {
  const atMs = Number(at)
  return Number.isFinite(atMs) ? Math.max(0, atMs) : 0
}

async function filmPlace(who: Principal, id: string, atMs: number): Promise<Place | null> {
  const film = await orNull(ask(who, 'films.get', { id }), 'film_not_found')
  return film?.file ? { kind: 'film', id: film.id, name: `${film.name} ${durationText(atMs)}`, atMs } : null
}
