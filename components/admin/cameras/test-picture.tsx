'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { useObjectName } from '@/components/live/use-object-name'
import { Callout } from '@/components/ui/callout'
import type { CameraTestReply } from '@/server/contract/camera'
import { drawTestPicture } from './draw-test-picture'

/** The picture of a test with its boxes, and what it means in words. */
export function TestPicture({ reply, hasModel }: { reply: CameraTestReply; hasModel: boolean }) {
  const t = useTranslations('admin.cameras.test')
  const nameOf = useObjectName()
  const errorText = useErrorText()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const picture = new Image()
    picture.onload = () => {
      if (!canvas.current) return
      drawTestPicture(canvas.current, picture, reply, nameOf)
    }
    picture.src = `data:image/jpeg;base64,${reply.jpegBase64}`
    return () => {
      picture.onload = null
    }
  }, [reply, nameOf])
  const { width, height, objects, openMs, inferenceMs, modelError, recording } = reply
  const size = { width, height }
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('picture', { ...size, count: objects.length })}
        className="w-full rounded-md bg-black"
        style={{ aspectRatio: `${width} / ${height}` }}
      />
      {modelError ? (
        <Callout kind="warning" title={t('modelError')}>
          {errorText(modelError)}
        </Callout>
      ) : (
        <Callout kind="success">
          {!hasModel ? t('noModel') : objects.length === 0 ? t('noObjects') : t('objects', { count: objects.length })}
        </Callout>
      )}
      {recording &&
        ('error' in recording ? (
          <Callout kind="warning" title={t('recordingFailed')}>
            {errorText(recording.error)}
          </Callout>
        ) : (
          <Callout kind="success">{t('recordingFine', recording)}</Callout>
        ))}
      <p className="text-xs text-muted-foreground">
        {t('summary', { ...size, open: Math.round(openMs), inference: Math.round(inferenceMs) })}
      </p>
    </>
  )
}
