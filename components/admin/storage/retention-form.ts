/** The form of what is kept how long: shares of the disk in per cent, as people say it. Pure. */
import { z } from 'zod'
import { type RetentionSettings, retentionSettings } from '@/server/contract/retention'

const percent = z.int().min(1).max(95).nullable()
export const retentionForm = retentionSettings.extend({ pictureShare: percent, clipShare: percent })
export type RetentionForm = z.infer<typeof retentionForm>

export const isShare = (key: keyof RetentionForm) => key === 'pictureShare' || key === 'clipShare'

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
  return Object.keys(before).some((key) => {
    const [old, wanted] = [before[key as keyof RetentionForm], after[key as keyof RetentionForm]]
    return wanted !== null && (old === null || wanted < old)
  })
}
