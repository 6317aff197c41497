/** Query keys of alerts: what was found in one picture. */
export const alertKeys = {
  detail: (id: string) => ['alerts', 'detail', id] as const,
}
