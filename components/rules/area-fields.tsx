import type { FieldsProps } from './kind-view'
import { WantedField } from './wanted-field'
import { ZoneField } from './zone-field'

type AreaKind = 'zone_stay' | 'zone_entered' | 'zone_left'

/** Of kinds that ask who does what in an area. */
export function AreaFields({ params, set, error, camera, labels }: FieldsProps<AreaKind>) {
  return (
    <>
      <ZoneField
        field="zoneId"
        camera={camera}
        value={params.zoneId}
        onValueChange={(zoneId) => set({ zoneId: zoneId ?? '' })}
        error={error('zoneId')}
      />
      <WantedField
        value={params.label}
        onValueChange={(label) => set({ label })}
        labels={labels}
        error={error('label')}
      />
    </>
  )
}
