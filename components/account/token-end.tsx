import { useNow, useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'

/** Until when a token works; what has expired, or will within a week, stands out. */
export function TokenEnd({ at }: { at: number }) {
  const t = useTranslations('account.tokens')
  const left = at - useNow().getTime()
  const kind = left <= 0 ? 'text-critical' : left < WEEK_MS ? 'text-warning' : 'text-muted-foreground'
  return (
    <p className={`text-xs ${kind}`}>
      {t(left <= 0 ? 'expired' : 'expires')} <Time at={at} />
    </p>
  )
}

const WEEK_MS = 7 * 24 * 3_600_000
