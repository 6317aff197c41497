/**
 * Where the keyboard goes on after a row's dialog: the row's own control, and when the row is gone, the next one's, so
 * that nobody starts again at the top of the page. Rows and the list's "add" name themselves with these attributes.
 */

/** For the control of a row from which its dialogs are opened. */
export const rowControl = (id: string) => ({ 'data-row-control': id })
/** For the button that adds to the list. */
export const LIST_ADD = { 'data-list-add': '' }

/** The row to go to when `id` goes: the next, at the end the one before, null when none is left. Pure. */
export function rowAfter(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id)
  if (at < 0) return ids[0] ?? null
  return ids[at + 1] ?? ids[at - 1] ?? null
}

/** Focuses a row's control; the list's "add" for null or a row that is not there. */
export function focusRow(id: string | null): void {
  const row = id === null ? null : document.querySelector<HTMLElement>(`[data-row-control="${CSS.escape(id)}"]`)
  const target = row ?? document.querySelector<HTMLElement>('[data-list-add]')
  target?.focus()
}

/** For a dialog that a row opened: back to that row, whose menu is no longer there to take the focus. */
export function backToRow(id: string | undefined): ((event: Event) => void) | undefined {
  if (id === undefined) return undefined
  return (event) => {
    event.preventDefault()
    focusRow(id)
  }
}
