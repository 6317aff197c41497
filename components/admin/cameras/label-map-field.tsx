'use client'
import { Plus, WandSparkles } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { BehaviourDot } from '@/components/ui/behaviour-dot'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { BEHAVIOUR_ORDER, type BehaviourCode, type LabelMap } from '@/server/contract/behaviours'
import { createLabelMapper } from '@/server/contract/label-mapper'
import { labelName } from '@/server/contract/label-names'
import type { ModelView } from '@/server/contract/model'
import { labelRows, withLabel } from './label-rows'

const NONE = '-'
/** More rows than this are folded away: COCO models name 80 labels. */
const SHOWN = 12

type Props = { model: ModelView | null; value: LabelMap; onChange: (next: LabelMap) => void }

/** Says for each label of the model which behaviour it means. */
export function LabelMapField({ model, value, onChange }: Props) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common.behaviours')
  const locale = useLocale()
  const [filter, setFilter] = useState('')
  const [all, setAll] = useState(false)
  const [added, setAdded] = useState('')
  // The order stays as it was when the editor opened: a row must not jump away under the pointer.
  const [order, setOrder] = useState({ model, rows: labelRows(model?.labels ?? [], value) })
  if (order.model !== model) setOrder({ model, rows: labelRows(model?.labels ?? [], value) })
  const rows = [...new Set([...order.rows, ...Object.keys(value)])]
  const codeOf = createLabelMapper(value)
  const typed = filter.trim().toLowerCase()
  // Found by the reader's word and by the model's.
  const wanted = rows.filter((label) =>
    [label, labelName(label, locale)].some((name) => name.toLowerCase().includes(typed)),
  )
  const shown = all || filter ? wanted : wanted.slice(0, SHOWN)
  const suggested = Object.keys(model?.behaviours ?? {}).length > 0
  const label = added.trim()

  function add() {
    if (label === '' || rows.includes(label)) return
    onChange(withLabel(value, label, 'u'))
    setAdded('')
  }

  return (
    <div className="flex flex-col gap-3 sm:col-span-2">
      <div className="flex flex-wrap items-center gap-2">
        {rows.length > SHOWN && (
          <Input
            aria-label={t('filterLabels')}
            placeholder={t('filterLabels')}
            className="h-8 w-44"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        )}
        {rows.length > 0 && (
          <span className="text-xs text-muted-foreground">
            {t('mapped', { count: rows.filter((row) => codeOf(row) !== null).length, total: rows.length })}
          </span>
        )}
        {suggested && (
          <Button
            size="sm"
            variant="outline"
            className="ml-auto"
            onClick={() => onChange({ ...value, ...model?.behaviours })}
          >
            <WandSparkles aria-hidden />
            {t('applySuggested')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="text-xs text-muted-foreground">{t('labelsNoneKnown')}</p>}
      {shown.length > 0 && (
        <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
          {shown.map((name) => (
            <li key={name} className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate text-[13px]" title={name}>
                {labelName(name, locale)}
              </span>
              <Select
                value={codeOf(name) ?? NONE}
                onValueChange={(next) =>
                  onChange(withLabel(value, name, next === NONE ? null : (next as BehaviourCode)))
                }
              >
                <SelectTrigger
                  aria-label={`${labelName(name, locale)}: ${t('behaviour')}`}
                  className="h-8 w-36 shrink-0 text-[13px]"
                >
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={NONE}>
                    <span className="text-muted-foreground">{t('noBehaviour')}</span>
                  </SelectItem>
                  {BEHAVIOUR_ORDER.map((code) => (
                    <SelectItem key={code} value={code}>
                      <span className="flex items-center gap-2">
                        <BehaviourDot code={code} />
                        {common(code)}
                      </span>
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            </li>
          ))}
        </ul>
      )}
      {shown.length < wanted.length && (
        <Button variant="link" className="self-start text-[13px]" onClick={() => setAll(true)}>
          {t('showAll', { count: wanted.length })}
        </Button>
      )}
      <div className="flex gap-2 border-t pt-3">
        <Input
          aria-label={t('labelPlaceholder')}
          placeholder={t('labelPlaceholder')}
          className="h-8 max-w-56"
          maxLength={100}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Enter here means "add", not "save the camera".
            event.preventDefault()
            add()
          }}
        />
        <Button size="sm" variant="outline" disabled={label === '' || rows.includes(label)} onClick={add}>
          <Plus aria-hidden />
          {t('addLabel')}
        </Button>
      </div>
    </div>
  )
}
