'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useObjectName } from '@/components/live/use-object-name'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { FrameObject } from '@/server/contract/frame'
import { CHECK_PICTURES } from '@/server/contract/room-check'
import { BoxedPicture } from './boxed-picture'
import { useCollected } from './use-collected'

const EVERY_MS = 3_000

const measured = (objects: readonly FrameObject[]) => objects.filter(({ predicted }) => !predicted)

/** Pictures with people: what is wrong is marked, everything else is right. */
export function TickedPictures({ cameraId, onDone }: { cameraId: string; onDone: () => void }) {
  const t = useTranslations('admin.cameras.check')
  const format = useFormatter()
  const nameOf = useObjectName()
  const errorText = useErrorText()
  const client = useQueryClient()
  const pictures = useCollected(cameraId, CHECK_PICTURES, EVERY_MS)
  const [at, setAt] = useState(0)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const keyOf = (picture: number, box: number) => `${picture}.${box}`
  const marks = pictures.flatMap(({ result }, picture) =>
    measured(result.objects).map(({ conf }, box) => ({ conf, right: !wrong.has(keyOf(picture, box)) })),
  )
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('PUT /api/cameras/{id}/check', { id: cameraId, pictures: pictures.length, marks }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cameras'] })
      toast.success(t('kept'))
      onDone()
    },
    onError: (failure) => toast.error(errorText(failure)),
  })
  const shown = pictures[at]
  const complete = pictures.length === CHECK_PICTURES
  const toggle = (key: string) =>
    setWrong((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]))
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-pretty text-muted-foreground">{t('tickHint')}</p>
      {!complete && (
        <>
          <ProgressBar label={t('taking')} share={pictures.length / CHECK_PICTURES} />
          <p className="text-xs text-muted-foreground" aria-live="polite">
            {t('taken', { count: pictures.length, wanted: CHECK_PICTURES })}
          </p>
        </>
      )}
      {shown && (
        <BoxedPicture
          url={shown.url}
          alt={t('picture', { number: at + 1 })}
          width={shown.result.width}
          height={shown.result.height}
          boxes={measured(shown.result.objects).map((object, box) => {
            const key = keyOf(at, box)
            const marked = wrong.has(key)
            const score = format.number(object.conf, { style: 'percent' })
            return {
              key,
              box: object.bbox,
              marked,
              label: t(marked ? 'boxWrong' : 'boxRight', { name: nameOf(object), score }),
            }
          })}
          onToggle={toggle}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="outline"
          size="icon-sm"
          aria-label={t('previous')}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <span className="text-sm tabular-nums">{t('position', { number: at + 1, count: pictures.length })}</span>
        <Button
          variant="outline"
          size="icon-sm"
          aria-label={t('next')}
          disabled={at >= pictures.length - 1}
          onClick={() => setAt(at + 1)}
        >
          <ChevronRight aria-hidden />
        </Button>
        <span className="text-xs text-muted-foreground">{t('marked', { count: wrong.size, boxes: marks.length })}</span>
        <Button
          className="ml-auto"
          busy={isPending}
          disabled={!complete || marks.length === 0}
          onClick={() => mutate()}
        >
          {t('keep')}
        </Button>
      </div>
      {complete && marks.length === 0 && <p className="text-sm text-muted-foreground">{t('nobody')}</p>}
    </div>
  )
}
