import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orNull } from '@/app/lib/or-null'
import { requirePrincipal } from '@/app/lib/session'
import { CameraForm } from '@/components/admin/cameras/camera-form'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cameras'))('editTitle') }
}

export default async function EditCameraPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requirePrincipal('admin')
  const { services } = runtime()
  const { id } = await params
  const [camera, models, files] = await Promise.all([
    orNull(services.cameras.getAdmin(who, id), 'camera_not_found'),
    services.models.list(who),
    services.cameras.mediaFiles(who),
  ])
  if (!camera) notFound()
  return <CameraForm camera={camera} models={models} mediaFiles={files} />
}
