/** A copy of a clip that was made to leave lies with its job. */
import path from 'node:path'
import { jobFolder } from '../workshop/folder'

/** The kind of job that makes one. */
export const EXPORT = 'export'

export const exportPath = (dataDir: string, jobId: string): string => path.join(jobFolder(dataDir, jobId), 'clip.mp4')
