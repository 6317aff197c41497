'use client'
import { useTranslations } from 'next-intl'
import type { NoticeReason } from '@/server/contract/notices'

/** Says why something was not told, with what the receiver answered. */
export function useReasonText(): (why: { reason: NoticeReason | null; status: number | null }) => string {
  const t = useTranslations('notices')
  return ({ reason, status }) => {
    if (reason === null) return ''
    const text = t(`reasons.${reason}`)
    return status === null ? text : t('reasonWithStatus', { reason: text, status: String(status) })
  }
}
