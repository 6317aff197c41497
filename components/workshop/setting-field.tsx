'use client'
import { useFormatter } from 'next-intl'
import { Field } from '@/components/ui/field'
import { SelectField } from '@/components/ui/select-field'
import { Slider } from '@/components/ui/slider'
import { useSettingName } from './use-node-name'
import type { Setting } from './workflow-settings'

type Props = {
  setting: Setting
  /** By itself what the setting is called. */
  label?: string
  onChange: (value: number | string) => void
}

/** A setting of a node: a slider, or a choice. */
export function SettingField({ setting: { name, widget, value }, label, onChange }: Props) {
  const format = useFormatter()
  const settingName = useSettingName()
  const ownName = settingName(name)
  const named = label ?? ownName.charAt(0).toLocaleUpperCase() + ownName.slice(1)
  if (widget.kind === 'choice') {
    return (
      <SelectField
        label={named}
        value={String(value)}
        options={widget.options.map((option) => ({ value: option, text: option.toUpperCase() }))}
        onChange={onChange}
      />
    )
  }
  const { min, max, step } = widget
  return (
    <Field label={named} aside={format.number(Number(value), { maximumFractionDigits: 2 })}>
      {(control) => (
        <Slider
          {...control}
          aria-label={named}
          {...{ min, max, step }}
          value={[Number(value)]}
          onValueChange={([next]) => next !== undefined && onChange(next)}
        />
      )}
    </Field>
  )
}
