'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { ApiError } from '@/components/lib/api-error'
import { toConfidence, toSensitivity } from '@/components/lib/sensitivity'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Slider } from '@/components/ui/slider'
import type { CameraView } from '@/server/contract/camera'
import { atLeast } from '@/server/contract/user'
import { INTERVAL_STOPS, intervalAt, stopOf } from './interval-scale'
import { useSocket } from './provider'
import { type LiveSocket, request } from './socket'
import { useReplaceCamera } from './use-cameras'
import { useTune } from './use-tune'

/** Interval and thresholds, effective with the next picture. Viewers see them and why they cannot change them. */
export function TuneCard({ camera, className }: { camera: CameraView; className?: string }) {
  const t = useTranslations('live.tune')
  const format = useFormatter()
  const { interval, confidence, iou } = useTuning(camera)
  const allowed = atLeast(camera.may, 'operator')
  const disabled = !allowed || camera.modelId === null
  const sensitivity = toSensitivity(confidence[0])
  const percent = (value: number) => format.number(value, { style: 'percent' })
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{allowed ? (camera.modelId ? t('hint') : t('noModel')) : t('viewer')}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-col gap-2 pt-3 pb-2">
        <Field label={t('interval')} aside={t('ms', { ms: interval[0] })}>
          {(control) => (
            <Slider
              {...control}
              aria-label={t('interval')}
              aria-valuetext={t('ms', { ms: interval[0] })}
              disabled={disabled}
              min={0}
              max={INTERVAL_STOPS.length - 1}
              value={[stopOf(interval[0])]}
              onValueChange={([stop = 0]) => interval[1](intervalAt(stop))}
            />
          )}
        </Field>
        <Field
          label={t('sensitivity')}
          aside={percent(sensitivity / 100)}
          hint={t('sensitivityHint', { percent: percent(1 - sensitivity / 100) })}
        >
          {(control) => (
            <Slider
              {...control}
              aria-label={t('sensitivity')}
              aria-valuetext={percent(sensitivity / 100)}
              disabled={disabled}
              min={1}
              max={99}
              value={[sensitivity]}
              onValueChange={([value = 1]) => confidence[1](toConfidence(value))}
            />
          )}
        </Field>
        <details className="mt-1 mb-2">
          <summary className="w-fit rounded-sm text-[13px] text-muted-foreground hover:text-foreground">
            {t('advanced')}
          </summary>
          <Field label={t('iou')} aside={percent(iou[0])} hint={t('iouHint')} className="mt-2">
            {(control) => (
              <Slider
                {...control}
                aria-label={t('iou')}
                aria-valuetext={percent(iou[0])}
                disabled={disabled}
                min={1}
                max={99}
                value={[Math.round(iou[0] * 100)]}
                onValueChange={([value = 1]) => iou[1](value / 100)}
              />
            )}
          </Field>
        </details>
      </CardContent>
    </Card>
  )
}

/** The three values with their setters; each goes to the server and back into the list of cameras. */
function useTuning(camera: CameraView) {
  const socket = useSocket()
  const replace = useReplaceCamera()
  const cameraId = camera.id
  const interval = useTune(
    camera.intervalMs,
    useCallback(
      async (wanted: number) => {
        const { ms } = await request(connected(socket), 'camera:set_interval', { cameraId, ms: wanted })
        replace({ id: cameraId, intervalMs: ms })
      },
      [socket, cameraId, replace],
    ),
  )
  const threshold = useCallback(
    async (change: { confidence: number } | { iou: number }) => {
      const { confidence, iou } = await request(connected(socket), 'camera:set_threshold', { cameraId, ...change })
      replace({ id: cameraId, confidence, iou })
    },
    [socket, cameraId, replace],
  )
  const confidence = useTune(
    camera.confidence,
    useCallback((value: number) => threshold({ confidence: value }), [threshold]),
  )
  const iou = useTune(
    camera.iou,
    useCallback((value: number) => threshold({ iou: value }), [threshold]),
  )
  return { interval, confidence, iou }
}

function connected(socket: LiveSocket | null): LiveSocket {
  if (!socket) throw new ApiError('unreachable')
  return socket
}
