'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import type { CameraView } from '@/server/contract/camera'
import { type Chosen, moved, RANGES } from './history-query'

type Props = { chosen: Chosen; choose: (next: Chosen) => void; cameras: readonly CameraView[]; today: string }

/** Which days, of which cameras. */
export function HistoryControls({ chosen, choose, cameras, today }: Props) {
  const t = useTranslations('history')
  const places = [...new Set(cameras.map(({ place }) => place))].filter(Boolean).sort()
  const { range, day, cameraId, place } = chosen
  const scope = cameraId ? `camera:${cameraId}` : place ? `place:${place}` : ''
  function chooseScope(next: string): void {
    const [kind, ...name] = next.split(':')
    const of = kind === 'camera' ? { cameraId: name.join(':') } : kind === 'place' ? { place: name.join(':') } : {}
    choose({ range, day, ...of })
  }
  return (
    <search className="flex flex-wrap items-end gap-2 print:hidden">
      <SelectField
        label={t('scope')}
        className="w-56 max-sm:w-full"
        value={scope}
        options={[
          { value: '', text: t('all') },
          ...places.map((name) => ({ value: `place:${name}`, text: t('place', { name }) })),
          ...cameras.map(({ id, name }) => ({ value: `camera:${id}`, text: name })),
        ]}
        onChange={chooseScope}
      />
      <SelectField
        label={t('range')}
        className="w-32 max-sm:w-[calc(50%-0.25rem)]"
        value={range}
        options={RANGES.map((value) => ({ value, text: t(`ranges.${value}`) }))}
        onChange={(next) => choose({ ...chosen, range: next })}
      />
      <Field label={t('day')} className="w-40 max-sm:w-[calc(50%-0.25rem)]">
        {(control) => (
          <Input
            {...control}
            type="date"
            required
            max={today}
            value={day}
            onChange={({ target }) => target.value && choose({ ...chosen, day: target.value })}
          />
        )}
      </Field>
      <div className="flex gap-1">
        <Button variant="outline" size="icon" aria-label={t('before')} onClick={() => choose(moved(chosen, -1))}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          variant="outline"
          size="icon"
          aria-label={t('after')}
          disabled={moved(chosen, 1).day > today}
          onClick={() => choose(moved(chosen, 1))}
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </search>
  )
}
