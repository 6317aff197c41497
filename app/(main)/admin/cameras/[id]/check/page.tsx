import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { orNull } from '@/app/lib/or-null'
import { requireAction } from '@/app/lib/session'
import { RoomCheckPage } from '@/components/admin/cameras/check/room-check-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cameras.check'))('title') }
}

export default async function CheckRoomPage({ params }: { params: Promise<{ id: string }> }) {
  const who = await requireAction('camera.edit')
  const { id } = await params
  const camera = await orNull(ask(who, 'cameras.getAdmin', { id }), 'camera_not_found', 'forbidden')
  if (!camera) notFound()
  return <RoomCheckPage camera={camera} />
}
