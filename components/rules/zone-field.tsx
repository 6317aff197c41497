'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/select-field'
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
    <SelectField
      label={t(field === 'lineId' ? 'line' : 'area')}
      error={error}
      hint={hint}
      value={value}
      options={[
        ...(whole ? [{ value: null, text: t('wholePicture') }] : []),
        ...choices.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      placeholder={t('choose')}
      disabled={none && !whole}
      onChange={onValueChange}
    />
  )
}
