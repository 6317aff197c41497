import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { CameraList } from '@/components/admin/cameras/camera-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('cameras') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const [cameras, models] = await Promise.all([ask(who, 'cameras.list', {}), ask(who, 'models.list', {})])
  return <CameraList initial={cameras} models={models} />
}
