import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPrincipal } from '@/app/lib/session'
import { SignInForm } from '@/components/auth/sign-in-form'
import { safePath } from '@/components/lib/safe-path'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') }
}

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams
  const target = safePath(typeof next === 'string' ? next : null)
  if (await currentPrincipal()) redirect(target)
  if (await runtime().setupNeeded()) redirect('/setup')
  return <SignInForm target={target} />
}
