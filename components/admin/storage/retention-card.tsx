'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { RetentionSettings } from '@/server/contract/retention'
import { CameraClips, type NamedCamera } from './camera-clips'
import { LimitLine } from './limit-line'
import { isShare, type LimitKey, retentionForm, takesMore, toForm, toSettings } from './retention-form'

/** Key of the settings -> what a limit begins with. */
const LIMITS: Record<LimitKey, number> = {
  ...{ alertDays: 365, pictureShare: 50 },
  ...{ clipInfoDays: 14, clipWarningDays: 30, clipCriticalDays: 90, clipShare: 25 },
  ...{ trackDays: 32, filmDays: 90, auditDays: 730, jobDays: 30, sessionDays: 30 },
}
const KEYS = Object.keys(LIMITS) as LimitKey[]

/** How long what is kept; asks before something that is there now goes. */
export function RetentionCard({ initial, cameras }: { initial: RetentionSettings; cameras: NamedCamera[] }) {
  const t = useTranslations('storage.retention')
  const common = useTranslations('common')
  const [saved, setSaved] = useState(() => toForm(initial))
  const [value, setValue] = useState(saved)
  const [asking, setAsking] = useState(false)
  const { form, submit, busy, fields, failure } = useSubmit({
    schema: retentionForm,
    value,
    send: async (wanted) => {
      const stored = toForm(await call('PUT /api/retention', toSettings(wanted)))
      setSaved(stored)
      setValue(stored)
      toast.success(common('saved'))
    },
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <form
        {...form}
        onSubmit={(event) => {
          event.preventDefault()
          if (retentionForm.safeParse(value).success && takesMore(saved, value)) setAsking(true)
          else void submit()
        }}
      >
        <div className="divide-y">
          {KEYS.map((key) => (
            <LimitLine
              key={key}
              label={t(`${key}.label`)}
              hint={t(`${key}.hint`)}
              numberLabel={t(isShare(key) ? 'percent' : 'days')}
              unit={isShare(key) ? '%' : t('daysUnit')}
              value={value[key]}
              initial={saved[key] ?? LIMITS[key]}
              error={fields[key]}
              onChange={(limit) => setValue({ ...value, [key]: limit })}
            />
          ))}
          <CameraClips
            cameras={cameras}
            value={value.cameraClips}
            ofAll={value}
            fields={fields}
            onChange={(cameraClips) => setValue({ ...value, cameraClips })}
          />
        </div>
        <div className="flex flex-col gap-3 border-t p-4">
          {failure && <Callout kind="critical">{failure}</Callout>}
          <Button type="submit" busy={busy} className="self-start">
            {common('save')}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('askTitle')}
        action={t('askAction')}
        onConfirm={submit}
      >
        {t('askText')}
      </ConfirmDialog>
    </Card>
  )
}
