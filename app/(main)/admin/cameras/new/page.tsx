import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { CameraForm } from '@/components/admin/cameras/camera-form'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cameras'))('newTitle') }
}

export default async function NewCameraPage() {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  const [models, files] = await Promise.all([services.models.list(who), services.cameras.mediaFiles(who)])
  return <CameraForm camera={null} models={models} mediaFiles={files} />
}
