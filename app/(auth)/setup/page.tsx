import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SetupForm } from '@/components/auth/setup-form'
import { runtime } from '@/server/runtime'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setup'))('title') }
}

// Asked anew each time: the answer changes once.
export const dynamic = 'force-dynamic'

export default async function SetupPage() {
  if (!(await runtime().setupNeeded())) redirect('/sign-in')
  return <SetupForm />
}
