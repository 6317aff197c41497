import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requireAction } from '@/app/lib/session'
import { CameraForm } from '@/components/admin/cameras/camera-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cameras'))('newTitle') }
}

export default async function NewCameraPage() {
  const who = await requireAction('camera.create')
  const [models, files] = await Promise.all([ask(who, 'models.list', {}), ask(who, 'cameras.mediaFiles', {})])
  return <CameraForm camera={null} models={models} mediaFiles={files} />
}
