'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { toast } from 'sonner'
import { focusRow, rowAfter } from '@/components/lib/row-focus'
import { ConfirmDialog } from './confirm-dialog'

type Row = { id: string; name: string }
type Props<R extends Row> = {
  /** The row that is to go; null closes the dialog. */
  row: R | null
  /** All rows in the order they are shown. */
  rows: readonly Row[]
  title: (name: string) => string
  /** What is lost with it. */
  children: ReactNode
  /** Resolves once the row is gone from the list too. */
  remove: (row: R) => Promise<void>
  onClose: () => void
}

/** Asks before a row of a list is deleted, says when it is done, and hands the focus on to the next row. */
export function DeleteDialog<R extends Row>({ row, rows, title, children, remove, onClose }: Props<R>) {
  const t = useTranslations('common')
  const next = useRef<string | null>(null)
  return (
    <ConfirmDialog
      open={row !== null}
      onOpenChange={(open) => !open && onClose()}
      title={title(row?.name ?? '')}
      action={t('delete')}
      onConfirm={async () => {
        if (!row) return
        // While the row is still in the list: afterwards nobody knows what followed it.
        next.current = rowAfter(
          rows.map(({ id }) => id),
          row.id,
        )
        await remove(row)
        toast.success(t('deletedNamed', { name: row.name }))
      }}
      onClosed={(gone) => focusRow(gone ? next.current : (row?.id ?? null))}
    >
      {children}
    </ConfirmDialog>
  )
}
