/** Every kind of job, one line each. */
import type { JobKind } from './kind'

export const KINDS: readonly JobKind[] = []
