'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { call } from '@/components/lib/call'
import { Callout } from '@/components/ui/callout'
import { SelectField } from '@/components/ui/select-field'
import type { NoticeFilter } from '@/server/contract/notices'
import { SEVERITIES } from '@/server/contract/rule'
import { CheckList, type Choice } from './check-list'

type Props = { value: NoticeFilter; onChange: (change: Partial<NoticeFilter>) => void }

/** Which alerts: how severe at least, of which cameras, by which rules. */
export function FilterFields({ value, onChange }: Props) {
  const t = useTranslations('notices.filter')
  const common = useTranslations('common')
  const cameras = useQuery({ queryKey: ['cameras'], queryFn: ({ signal }) => call('GET /api/cameras', {}, signal) })
  const rules = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call('GET /api/rules', {}, signal) })
  const cameraChoices = (cameras.data ?? []).map(({ id, name, place }) => ({ id, name, hint: place }))
  const ruleChoices = (rules.data ?? [])
    .filter(({ cameraId }) => value.cameraIds === null || value.cameraIds.includes(cameraId))
    .map(({ id, name, cameraName }) => ({ id, name, hint: cameraName }))
  const nothing = value.cameraIds?.length === 0 || value.ruleIds?.length === 0
  return (
    <>
      <SelectField
        label={t('severity')}
        value={value.severity}
        options={SEVERITIES.map((one) => ({ value: one, text: common(`severity.${one}`) }))}
        onChange={(severity) => onChange({ severity })}
      />
      <Some
        label={t('cameras')}
        all={t('allCameras')}
        some={t('someCameras')}
        choices={cameraChoices}
        value={value.cameraIds}
        onChange={(cameraIds) => onChange({ cameraIds })}
      />
      <Some
        label={t('rules')}
        all={t('allRules')}
        some={t('someRules')}
        choices={ruleChoices}
        value={value.ruleIds}
        onChange={(ruleIds) => onChange({ ruleIds })}
      />
      {nothing && <Callout kind="warning">{t('none')}</Callout>}
    </>
  )
}

type SomeProps = {
  label: string
  all: string
  some: string
  choices: readonly Choice[]
  /** Null: all. */
  value: readonly string[] | null
  onChange: (value: string[] | null) => void
}

function Some({ label, all, some, choices, value, onChange }: SomeProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <SelectField
        label={label}
        value={value === null}
        options={[
          { value: true, text: all },
          { value: false, text: some },
        ]}
        onChange={(everything) => onChange(everything ? null : choices.map(({ id }) => id))}
      />
      {value !== null && choices.length > 0 && (
        <CheckList label={label} choices={choices} chosen={value} onChange={onChange} />
      )}
    </div>
  )
}
