import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ADMIN_PAGES } from '@/app/lib/admin-pages'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { CameraList } from '@/components/admin/cameras/camera-list'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('cameras') }
}

export default async function Page() {
  const who = await requireAction(ADMIN_PAGES.cameras)
  const [cameras, models] = await Promise.all([ask(who, 'cameras.list', {}), ask(who, 'models.list', {})])
  return <CameraList initial={cameras} models={models} mayAdd={can(who, 'camera.create')} />
}
