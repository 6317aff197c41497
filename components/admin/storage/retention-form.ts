/** The form of what is kept how long: the disk's share in per cent, as people say it. Pure. */
import { z } from 'zod'
import { type RetentionSettings, retentionSettings } from '@/server/contract/retention'

export const retentionForm = retentionSettings.extend({ pictureShare: z.int().min(1).max(95).nullable() })
export type RetentionForm = z.infer<typeof retentionForm>

export const toForm = ({ pictureShare, ...days }: RetentionSettings): RetentionForm => ({
  ...days,
  pictureShare: pictureShare === null ? null : Math.round(pictureShare * 100),
})

export const toSettings = ({ pictureShare, ...days }: RetentionForm): RetentionSettings => ({
  ...days,
  pictureShare: pictureShare === null ? null : pictureShare / 100,
})

/** Whether something that is kept now goes with the next run: a limit that is new, or lower. */
export function takesMore(before: RetentionForm, after: RetentionForm): boolean {
  return Object.keys(before).some((key) => {
    const [old, wanted] = [before[key as keyof RetentionForm], after[key as keyof RetentionForm]]
    return wanted !== null && (old === null || wanted < old)
  })
}
