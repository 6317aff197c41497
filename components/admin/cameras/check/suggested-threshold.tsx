'use client'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { toSensitivity } from '@/components/lib/sensitivity'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import type { CameraView } from '@/server/contract/camera'

/** The threshold that the ticked boxes speak for, to be taken with a click. Nothing once it is in force. */
export function SuggestedThreshold({ camera, onUsed }: { camera: CameraView; onUsed: () => void }) {
  const t = useTranslations('admin.cameras.check')
  const format = useFormatter()
  const errorText = useErrorText()
  const confidence = camera.check?.suggested ?? null
  const { mutate, isPending } = useMutation({
    mutationFn: (confidence: number) => call('PATCH /api/cameras/{id}/tuning', { id: camera.id, confidence }),
    onSuccess: () => {
      toast.success(t('used'))
      onUsed()
    },
    onError: (failure) => toast.error(errorText(failure)),
  })
  if (confidence === null || confidence === camera.confidence) return null
  const sensitivity = (threshold: number) => format.number(toSensitivity(threshold) / 100, { style: 'percent' })
  const better = sensitivity(confidence)
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border px-3 py-2">
      <p className="text-sm">{t('suggested', { now: sensitivity(camera.confidence), better })}</p>
      <Button size="sm" variant="outline" busy={isPending} onClick={() => mutate(confidence)}>
        {t('use', { better })}
      </Button>
    </div>
  )
}
