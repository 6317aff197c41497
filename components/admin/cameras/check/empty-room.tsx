'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { CameraView } from '@/server/contract/camera'
import { recurringBoxes } from '@/server/contract/recurring-boxes'
import { EMPTY_PICTURES } from '@/server/contract/room-check'
import { MAX_ZONES, type Zone } from '@/server/contract/zone'
import { BoxedPicture } from './boxed-picture'
import { ignoreAreas } from './ignore-areas'
import { useCollected } from './use-collected'

const EVERY_MS = 4_000
/** Seen in fewer pictures it is shown, but not chosen: ignoring costs the people who come there. */
const OFTEN = 3

/** Pictures of the empty room: what is taken for a person becomes an area that is ignored. */
export function EmptyRoom({ camera, onDone }: { camera: CameraView; onDone: () => void }) {
  const t = useTranslations('admin.cameras.check')
  const errorText = useErrorText()
  const client = useQueryClient()
  const pictures = useCollected(camera.id, EMPTY_PICTURES, EVERY_MS)
  /** Changed by hand, by number. */
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set())
  const { mutate, isPending } = useMutation({
    mutationFn: (areas: Zone[]) =>
      call('PUT /api/cameras/{id}/zones', { id: camera.id, zones: [...camera.zones, ...areas] }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cameras'] })
      toast.success(t('ignoredDone'))
      onDone()
    },
    onError: (failure) => toast.error(errorText(failure)),
  })
  const last = pictures.at(-1)
  const count = pictures.length
  if (!last || count < EMPTY_PICTURES) {
    return (
      <>
        <p className="text-sm text-muted-foreground">{t('wait')}</p>
        <ProgressBar label={t('taking')} share={count / EMPTY_PICTURES} />
        <p className="text-xs text-muted-foreground" aria-live="polite">
          {t('taken', { count, wanted: EMPTY_PICTURES })}
        </p>
      </>
    )
  }
  const found = recurringBoxes(
    pictures.map(({ result }) => result.objects.filter(({ predicted }) => !predicted).map(({ bbox }) => bbox)),
  )
  if (found.length === 0) return <Callout kind="success">{t('nothingFalse', { count })}</Callout>
  const isChosen = (index: number) => found[index]!.seen >= OFTEN !== changed.has(index)
  const chosen = found.filter((_, index) => isChosen(index)).map(({ box }) => box)
  const room = MAX_ZONES - camera.zones.length
  const { width, height } = last.result
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36).padStart(2, '0')).join('')
  const keep = () =>
    mutate(ignoreAreas(chosen, last.result, camera.zones, (number) => t('ignoreName', { number }), newId))
  const toggle = (index: number) =>
    setChanged((before) => new Set(before.has(index) ? [...before].filter((one) => one !== index) : [...before, index]))
  return (
    <>
      <p className="text-sm text-pretty text-muted-foreground">{t('emptyTick')}</p>
      <BoxedPicture
        url={last.url}
        alt={t('picture', { number: count })}
        width={width}
        height={height}
        boxes={found.map(({ box, seen }, index) => {
          const marked = isChosen(index)
          return { key: String(index), box, marked, label: t(marked ? 'ignored' : 'stays', { seen, count }) }
        })}
        onToggle={(key) => toggle(Number(key))}
      />
      {chosen.length > room && <Callout kind="warning">{t('tooMany', { most: MAX_ZONES })}</Callout>}
      <Button
        className="self-end"
        busy={isPending}
        disabled={chosen.length === 0 || chosen.length > room}
        onClick={keep}
      >
        {t('ignore', { count: chosen.length })}
      </Button>
    </>
  )
}
