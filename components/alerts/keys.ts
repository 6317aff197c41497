import type { AlertFilter } from './alert-cache'

/** Query keys of everything about alerts. */
export const alertKeys = {
  open: ['alerts', 'open'] as const,
  lists: ['alerts', 'list'] as const,
  list: (filter: AlertFilter) => ['alerts', 'list', filter] as const,
  detail: (id: string) => ['alerts', 'detail', id] as const,
}
