import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { CameraList } from '@/components/admin/cameras/camera-list'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('nav'))('cameras') }
}

export default async function Page() {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  const [cameras, models] = await Promise.all([services.cameras.list(who), services.models.list(who)])
  return <CameraList initial={cameras} models={models} />
}
