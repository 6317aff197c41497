'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import type { CameraView } from '@/server/contract/camera'
import { fits, type NamedZone } from '@/server/rules/named-zone'

type Props = {
  /** An area or a line. */
  field: NamedZone['field']
  camera: CameraView | undefined
  /** Null: the whole picture, where `whole` allows it. */
  value: string | null
  onValueChange: (id: string | null) => void
  whole?: boolean
  error: string | undefined
}

/** Select knows no empty value. */
const WHOLE = ' '

/** The area or line of the camera that a rule asks about. */
export function ZoneField({ field, camera, value, onValueChange, whole = false, error }: Props) {
  const t = useTranslations('rules.kinds')
  const choices = camera?.zones.filter((zone) => fits(zone, field)) ?? []
  const none = camera && choices.length === 0
  const hint = none && (
    <Link href={`/admin/cameras/${camera.id}/zones`} className="underline underline-offset-2">
      {t(field === 'lineId' ? 'noLine' : 'noArea')}
    </Link>
  )
  return (
    <Field label={t(field === 'lineId' ? 'line' : 'area')} error={error} hint={hint}>
      {(control) => (
        <Select
          value={value ?? WHOLE}
          disabled={none && !whole}
          onValueChange={(next) => onValueChange(next === WHOLE ? null : next)}
        >
          <SelectTrigger {...control}>
            <SelectValue placeholder={t('choose')} />
          </SelectTrigger>
          <SelectContent>
            {whole && <SelectItem value={WHOLE}>{t('wholePicture')}</SelectItem>}
            {choices.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </Field>
  )
}
