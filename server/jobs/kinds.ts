/** Every kind of job, one line each. */
import type { JobKind } from './kind'
import { analyse } from './kinds/analyse'
import { enhance } from './kinds/enhance'
import { retention } from './kinds/retention'

export const KINDS: readonly JobKind[] = [analyse, enhance, retention]
