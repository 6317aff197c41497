import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { WebcamSender } from '@/components/live/webcam-sender'
import { atLeast } from '@/server/contract/user'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webcam'))('pageTitle') }
}

export default async function WebcamPage({ params }: Props) {
  const who = await requirePrincipal()
  const { id } = await params
  const cameras = await ask(who, 'cameras.list', {})
  const camera = cameras.find((one) => one.id === id && one.sourceKind === 'webcam')
  if (!camera) notFound()
  if (!atLeast(camera.may, 'operator')) redirect('/no-access')
  return <WebcamSender cameraId={id} initial={cameras} />
}
