import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requireAction } from '@/app/lib/session'
import { CameraForm } from '@/components/admin/cameras/camera-form'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cameras'))('editTitle') }
}

export default async function EditCameraPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireAction('camera.edit')
  const { id } = await params
  const [camera, models, files] = await Promise.all([
    orNull(ask(who, 'cameras.getAdmin', { id }), 'camera_not_found', 'forbidden'),
    ask(who, 'models.list', {}),
    can(who, 'camera.create') ? ask(who, 'cameras.mediaFiles', {}) : null,
  ])
  if (!camera) notFound()
  return <CameraForm camera={camera} models={models} mediaFiles={files} />
}
