'use client'
import { Archive, Brush, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'

const STARTS = [
  { kind: 'retention', icon: Brush },
  { kind: 'backup', icon: Archive },
] as const satisfies readonly { kind: string; icon: LucideIcon }[]

/** The jobs that an administrator can start by hand. */
export function StartButtons({ onStarted }: { onStarted: () => Promise<unknown> }) {
  const t = useTranslations('jobs.kinds')
  const errorText = useErrorText()
  const [starting, setStarting] = useState<string | null>(null)

  async function start(kind: string): Promise<void> {
    setStarting(kind)
    try {
      await call('POST /api/jobs', { kind })
      await onStarted()
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setStarting(null)
    }
  }

  return STARTS.map(({ kind, icon: Icon }) => (
    <Button key={kind} variant="outline" busy={starting === kind} onClick={() => void start(kind)}>
      {starting !== kind && <Icon aria-hidden />}
      {t(`${kind}.start`)}
    </Button>
  ))
}
