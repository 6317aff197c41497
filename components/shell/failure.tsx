'use client'
import { RefreshCw, ServerOff, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What fetch throws when no answer came; browsers word it differently, the type is the same. */
function isUnreachable(error: Error): boolean {
  return error instanceof TypeError && /fetch|network|load/i.test(error.message)
}

/** Shown where a page could not be. */
export function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('common')
  const router = useRouter()
  const [busy, start] = useTransition()
  const unreachable = isUnreachable(error)
  return (
    <EmptyState
      heading
      icon={unreachable ? ServerOff : TriangleAlert}
      title={t(unreachable ? 'failure.offlineTitle' : 'failure.title')}
      className="min-h-[60dvh] flex-1"
      action={
        <>
          <Button
            variant="outline"
            busy={busy}
            onClick={() =>
              start(() => {
                router.refresh()
                reset()
              })
            }
          >
            <RefreshCw aria-hidden />
            {t('retry')}
          </Button>
          {error.digest && (
            <code className="text-xs text-muted-foreground">{t('failure.reference', { digest: error.digest })}</code>
          )}
        </>
      }
    >
      {t(unreachable ? 'failure.offlineText' : 'failure.text')}
    </EmptyState>
  )
}
