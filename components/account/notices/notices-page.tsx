'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import type { OwnNoticesView } from '@/server/contract/notices'
import { BrowsersCard } from './browsers-card'
import { WishesCard } from './wishes-card'

/** What one is told of alerts, when, and where. */
export function OwnNotices({ initial }: { initial: OwnNoticesView }) {
  const t = useTranslations('notices.own')
  const [view, setView] = useState(initial)
  const refresh = async () => setView(await call('GET /api/account/notices', {}))
  return (
    <>
      <BrowsersCard view={view} label={t('here.title')} onChanged={refresh} />
      <WishesCard view={view} onSaved={setView} />
    </>
  )
}
