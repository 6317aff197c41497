'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from './button'

const SHOWN_MS = 2_000

/** Copies text; where the browser forbids it (plain http), the text beside it can still be selected. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  if (typeof navigator !== 'undefined' && !navigator.clipboard) return null
  return (
    <Button
      variant="outline"
      size="sm"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {t(copied ? 'copied' : 'copy')}
    </Button>
  )
}
