'use client'
import { useTranslations } from 'next-intl'
import type { AnswerState } from './answer-state'

/** How quickly it was written, and how it ended. */
export function AnswerSpeed({ done }: { done: NonNullable<AnswerState['done']> }) {
  const t = useTranslations('reports')
  const { ttft_ms: ttft, tokens, tokens_per_s: speed, struck, finish } = done
  const parts = [
    finish === 'stopped' && t('stopped'),
    finish === 'length' && t('cutOff'),
    ttft !== null && t('ttft', { ms: Math.round(ttft) }),
    t('tokens', { count: tokens }),
    speed !== null && t('speed', { speed: Math.round(speed) }),
    struck > 0 && t('struckCount', { count: struck }),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
