import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePrincipal } from '@/app/lib/session'
import { WebcamSender } from '@/components/live/webcam-sender'
import { runtime } from '@/server/runtime'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webcam'))('pageTitle') }
}

export default async function WebcamPage({ params }: Props) {
  const who = await requirePrincipal('operator')
  const { id } = await params
  const cameras = await runtime().services.cameras.list(who)
  if (!cameras.some((camera) => camera.id === id && camera.sourceKind === 'webcam')) notFound()
  return <WebcamSender cameraId={id} initial={cameras} />
}
