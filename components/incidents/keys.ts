import type { IncidentFilter } from './incident-cache'

/** Query keys of everything about incidents. */
export const incidentKeys = {
  all: ['incidents'] as const,
  unread: ['incidents', 'unread'] as const,
  lists: ['incidents', 'list'] as const,
  list: (filter: IncidentFilter) => ['incidents', 'list', filter] as const,
  detail: (id: string) => ['incidents', 'detail', id] as const,
  assignable: (id: string) => ['incidents', 'assignable', id] as const,
  figures: ['incidents', 'figures'] as const,
}
