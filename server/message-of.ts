/** Whatever was thrown, as text for a log. A file of its own: threads that only say it shall not load zod, 5 MB in each. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
