/** Every kind of job, one line each. */
import type { JobKind } from './kind'
import { analyse } from './kinds/analyse'
import { backup } from './kinds/backup'
import { enhance } from './kinds/enhance'
import { exportClip } from './kinds/export'
import { retention } from './kinds/retention'

export const KINDS: readonly JobKind[] = [analyse, backup, enhance, exportClip, retention]
