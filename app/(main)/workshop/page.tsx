import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { Page } from '@/components/shell/page'
import type { Place } from '@/components/workshop/chosen'
import { WorkshopPage } from '@/components/workshop/workshop-page'
import { can } from '@/server/access/can'
import type { CameraView } from '@/server/contract/camera'
import type { Principal } from '@/server/contract/user'

type Props = { searchParams: Promise<{ camera?: string; alert?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workshop'))('title') }
}

export default async function WorkshopRoute({ searchParams }: Props) {
  const who = await requirePrincipal()
  const { camera, alert } = await searchParams
  const cameras = await ask(who, 'cameras.list', {})
  return (
    <Page>
      <WorkshopPage
        userId={who.userId}
        cameras={cameras}
        initial={await placeOf(who, cameras, camera, alert)}
        films={can(who, 'film.use')}
      />
    </Page>
  )
}

/** What the link that led here was about; nothing when it is not there any more. */
async function placeOf(
  who: Principal,
  cameras: readonly CameraView[],
  cameraId: unknown,
  alertId: unknown,
): Promise<Place | null> {
  const camera = cameras.find(({ id }) => id === cameraId)
  if (camera) return { kind: 'camera', id: camera.id, name: camera.name }
  if (typeof alertId !== 'string' || !can(who, 'alert.read')) return null
  const alert = await orNull(ask(who, 'alerts.get', { id: alertId }), 'alert_not_found')
  if (!alert?.hasSnapshot) return null
  return { kind: 'alert', id: alert.id, name: `${alert.cameraName} ${alert.frameIndex}` }
}
