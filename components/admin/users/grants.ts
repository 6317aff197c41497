/** A user's grants as rows of a form, and back. Pure. */
import type { Grant } from '@/server/contract/user'

export const LEVELS = ['aggregate', 'viewer', 'operator', 'admin'] as const satisfies readonly Grant['level'][]

/** `scope` is `camera:<id>` or `place:<its text>`; empty until it is chosen. */
export type GrantRow = { key: number; scope: string; level: Grant['level'] }

export function scopeKey({ scope }: Pick<Grant, 'scope'>): string {
  return 'place' in scope ? `place:${scope.place}` : `camera:${scope.cameraId}`
}

/** Rows without a scope say nothing. */
export function toGrants(rows: readonly GrantRow[]): Grant[] {
  return rows.flatMap(({ scope, level }) => {
    const value = scope.slice(scope.indexOf(':') + 1)
    if (value === '') return []
    return [{ level, scope: scope.startsWith('place:') ? { place: value } : { cameraId: value } }]
  })
}
