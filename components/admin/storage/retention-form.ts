/** The form of what is kept how long: shares of the disk in per cent, as people say it. Pure. */
import { z } from 'zod'
import { type RetentionSettings, retentionSettings } from '@/server/contract/retention'

const percent = z.int().min(1).max(95).nullable()
export const retentionForm = retentionSettings.extend({ pictureShare: percent, clipShare: percent })
export type RetentionForm = z.infer<typeof retentionForm>

/** Limits of all: a number each. */
export type LimitKey = Exclude<keyof RetentionForm, 'cameraClips'>
export type Limits = Record<LimitKey, number | null>
export const CLIP_KEYS = ['clipInfoDays', 'clipWarningDays', 'clipCriticalDays'] as const

export const isShare = (key: LimitKey) => key === 'pictureShare' || key === 'clipShare'

const toPercent = (share: number | null) => (share === null ? null : Math.round(share * 100))
const toShare = (value: number | null) => (value === null ? null : value / 100)

export const toForm = ({ pictureShare, clipShare, ...days }: RetentionSettings): RetentionForm => ({
  ...days,
  pictureShare: toPercent(pictureShare),
  clipShare: toPercent(clipShare),
})

export const toSettings = ({ pictureShare, clipShare, ...days }: RetentionForm): RetentionSettings => ({
  ...days,
  pictureShare: toShare(pictureShare),
  clipShare: toShare(clipShare),
})

/** Whether something that is kept now goes with the next run: a limit that is new, or lower. */
export function takesMore(before: RetentionForm, after: RetentionForm): boolean {
  const { cameraClips: ownBefore, ...old } = before
  const { cameraClips: ownAfter, ...wanted } = after
  const keys = Object.keys(old) as LimitKey[]
  if (keys.some((key) => isLess(old[key], wanted[key]))) return true
  // A camera without limits of its own goes by those of all.
  const ofCamera = (all: RetentionForm['cameraClips'], cameraId: string) => all.find((own) => own.cameraId === cameraId)
  return [...ownBefore, ...ownAfter].some(({ cameraId }) => {
    const [then, now] = [ofCamera(ownBefore, cameraId) ?? old, ofCamera(ownAfter, cameraId) ?? wanted]
    return CLIP_KEYS.some((key) => isLess(then[key], now[key]))
  })
}

const isLess = (old: number | null, wanted: number | null) => wanted !== null && (old === null || wanted < old)
