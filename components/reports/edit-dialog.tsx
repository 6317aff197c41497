'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { ReportSentence } from '@/server/contract/report'
import { fromLines, toLines } from './plain-text'

type Props = {
  sentences: readonly ReportSentence[]
  onApply: (sentences: ReportSentence[]) => void
  onClose: () => void
}

/** The text to be changed by hand, one sentence a line. */
export function EditDialog({ sentences, onApply, onClose }: Props) {
  const t = useTranslations('reports.edit')
  const common = useTranslations('common')
  const [lines, setLines] = useState(() => toLines(sentences))
  const next = fromLines(lines, sentences)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="max-w-3xl">
        <DialogHeader>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{t('text')}</DialogDescription>
        </DialogHeader>
        <Field label={t('label')}>
          {(control) => (
            <Textarea {...control} rows={14} value={lines} onChange={({ target }) => setLines(target.value)} />
          )}
        </Field>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            disabled={next.length === 0}
            onClick={() => {
              onApply(next)
              onClose()
            }}
          >
            {t('apply')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
