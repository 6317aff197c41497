import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { WebcamSender } from '@/components/live/webcam-sender'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webcam'))('pageTitle') }
}

export default async function WebcamPage({ params }: Props) {
  const who = await requirePrincipal('operator')
  const { id } = await params
  const cameras = await ask(who, 'cameras.list', {})
  if (!cameras.some((camera) => camera.id === id && camera.sourceKind === 'webcam')) notFound()
  return <WebcamSender cameraId={id} initial={cameras} />
}
