import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requireAction } from '@/app/lib/session'
import { ZonesPage } from '@/components/zones/zones-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('zones'))('pageTitle') }
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireAction('camera.edit')
  const { id } = await params
  const [camera, rules] = await Promise.all([
    orNull(ask(who, 'cameras.getAdmin', { id }), 'camera_not_found', 'forbidden'),
    ask(who, 'rules.list', {}),
  ])
  if (!camera) notFound()
  return <ZonesPage camera={camera} rules={rules.filter(({ cameraId }) => cameraId === id)} />
}
