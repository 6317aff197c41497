'use client'
import { ArrowLeftRight, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberInput } from '@/components/ui/number-input'
import { SelectField } from '@/components/ui/select-field'
import { ANCHORS, AREA_KINDS, isArea, MAX_JITTER, type Zone } from '@/server/contract/zone'
import { flip } from './shape'

type Props = {
  zone: Zone
  /** key: changes of one key are one step. */
  onChange: (zone: Zone, key?: string) => void
  onDelete: () => void
  /** Names of the rules that ask about it: it cannot be deleted. */
  usedBy: readonly string[]
  error: (field: string) => string | undefined
}

/** What an area or a line is, beside its form. */
export function ZoneFields({ zone, onChange, onDelete, usedBy, error }: Props) {
  const t = useTranslations('zones')
  const common = useTranslations('common')
  return (
    <div className="grid gap-3 px-3 pt-1 pb-3">
      <Field label={t('name')} error={error('name')}>
        {(control) => (
          <Input
            {...control}
            value={zone.name}
            onChange={({ target }) => onChange({ ...zone, name: target.value }, `name ${zone.id}`)}
          />
        )}
      </Field>
      {isArea(zone) && (
        <SelectField
          label={t('kind')}
          hint={t(`kindHints.${zone.kind}`)}
          error={error('kind')}
          value={zone.kind}
          options={AREA_KINDS.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
          onChange={(kind) => onChange({ ...zone, kind })}
        />
      )}
      <SelectField
        label={t('anchor')}
        hint={t('anchorHint')}
        error={error('anchor')}
        value={zone.anchor}
        options={ANCHORS.map((anchor) => ({ value: anchor, text: t(`anchors.${anchor}`) }))}
        onChange={(anchor) => onChange({ ...zone, anchor })}
      />
      {!isArea(zone) && (
        <Field label={t('jitter')} hint={t('jitterHint')} error={error('jitter')}>
          {(control) => (
            <NumberInput
              {...control}
              min={0}
              max={MAX_JITTER * 100}
              step={0.5}
              value={Math.round(zone.jitter * 1000) / 10}
              onValueChange={(percent) => onChange({ ...zone, jitter: percent / 100 }, `jitter ${zone.id}`)}
            />
          )}
        </Field>
      )}
      {usedBy.length > 0 && (
        <p className="text-xs text-muted-foreground">{t('usedBy', { rules: usedBy.join(', ') })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!isArea(zone) && (
          <Button variant="outline" size="sm" onClick={() => onChange(flip(zone))}>
            <ArrowLeftRight aria-hidden />
            {t('flip')}
          </Button>
        )}
        <Button variant="outline" size="sm" disabled={usedBy.length > 0} onClick={onDelete}>
          <Trash2 aria-hidden />
          {common('delete')}
        </Button>
      </div>
    </div>
  )
}
