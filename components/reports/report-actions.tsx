'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Pencil, Printer, Save } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { Locale } from '@/server/contract/locale'
import type { ReportDigest, ReportSentence } from '@/server/contract/report'
import { EditDialog } from './edit-dialog'
import { plainText } from './plain-text'
import { REPORTS_KEY } from './saved-list'

type Props = {
  sentences: ReportSentence[]
  locale: Locale
  onEdit: (sentences: ReportSentence[]) => void
  /** What is to be kept; null: it is kept already. */
  unsaved: { digest: ReportDigest; model: string | null; title: string } | null
}

/** What can be done with a report that is there. */
export function ReportActions({ sentences, locale, onEdit, unsaved }: Props) {
  const t = useTranslations('reports')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const router = useRouter()
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [saving, setSaving] = useState(false)

  async function save(): Promise<void> {
    if (!unsaved) return
    setSaving(true)
    try {
      const { id } = await call('POST /api/reports', { ...unsaved, locale, sentences })
      toast.success(t('saved'))
      await client.invalidateQueries({ queryKey: REPORTS_KEY })
      router.push(`/reports/${id}`)
    } catch (error) {
      toast.error(errorText(error))
      setSaving(false)
    }
  }

  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {unsaved && (
        <Button size="sm" busy={saving} disabled={sentences.length === 0} onClick={() => void save()}>
          {!saving && <Save aria-hidden />}
          {common('save')}
        </Button>
      )}
      <Button variant="outline" size="sm" disabled={sentences.length === 0} onClick={() => setEditing(true)}>
        <Pencil aria-hidden />
        {common('edit')}
      </Button>
      <CopyButton text={plainText(sentences, locale)} />
      <Button variant="outline" size="sm" onClick={() => window.print()}>
        <Printer aria-hidden />
        {t('print')}
      </Button>
      {editing && <EditDialog sentences={sentences} onApply={onEdit} onClose={() => setEditing(false)} />}
    </div>
  )
}
