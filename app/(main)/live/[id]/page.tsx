import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { LiveSingle } from '@/components/live/live-single'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('live'))('title') }
}

export default async function LiveCameraPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const cameras = await ask(who, 'cameras.list', {})
  if (!cameras.some((camera) => camera.id === id)) notFound()
  return <LiveSingle cameraId={id} initial={cameras} />
}
