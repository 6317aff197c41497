import { z } from 'zod'
import { type RetentionResult, retentionResult } from '../../contract/retention'
import { WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { readRetention } from '../../services/retention/settings'
import { removeDays } from '../../services/tracks/folder'
import { jobKind } from '../kind'
import { removeAlerts } from '../retention/alerts'
import { removeAuditEntries } from '../retention/audit'
import { removeClips } from '../retention/clips'
import { removeDeliveries } from '../retention/deliveries'
import { removeJobs, removeMinutes, removeSessions } from '../retention/ended'
import { removeFilms } from '../retention/films'
import { refuseJump } from '../retention/jumped'
import { shrinkPictures } from '../retention/pictures'
import { cutoff } from '../retention/policy'
import { sweepWorkshop } from '../retention/workshop'

/** Counts by the minute, about 100 bytes each: two years, so that a year can be seen beside the one before. */
const MINUTES_KEPT_MS = 731 * 24 * 60 * 60_000

/** Takes away what is older than it may be, and the oldest pictures when they take too much of the disk. */
export const retention = jobKind({
  name: 'retention',
  action: 'job.edit',
  input: z.strictObject({}),
  result: retentionResult,
  attempts: 3,
  limitMs: 30 * 60_000,
  everyMs: 60 * 60_000,
  async run(c, { signal, say }): Promise<RetentionResult> {
    await refuseJump(c)
    const settings = await readRetention(c.prisma)
    const now = c.clock.now()
    say({ stage: 'alerts', progress: 0 })
    const alerts = await removeAlerts(c, cutoff(settings.alertDays, now), signal)
    say({ stage: 'films', progress: 0.2 })
    const films = await removeFilms(c, cutoff(settings.filmDays, now), signal)
    say({ stage: 'pictures', progress: 0.3 })
    const pictures = await shrinkPictures(c, settings.pictureShare, signal)
    const clips = await removeClips(c, settings, signal)
    say({ stage: 'audit', progress: 0.7 })
    const auditEntries = await removeAuditEntries(c, cutoff(settings.auditDays, now), signal)
    say({ stage: 'records', progress: 0.9 })
    const jobs = await removeJobs(c.prisma, settings.jobDays, signal)
    const sessions = await removeSessions(c.prisma, cutoff(settings.sessionDays, now), signal)
    await removeDeliveries(c.prisma, signal)
    await removeMinutes(c.prisma, new Date(now - MINUTES_KEPT_MS), signal)
    const trackDays = await removeDays(c.paths.dataDir, cutoff(settings.trackDays, now), signal)
    const workshopFiles = await sweepWorkshop(c, now - WORKSHOP_KEPT_MS)
    if (pictures.overShare) c.log.warn('pictures of unhandled alerts take more than their share of the disk')
    return { alerts, films, auditEntries, jobs, sessions, trackDays, workshopFiles, ...clips, ...pictures }
  },
})
