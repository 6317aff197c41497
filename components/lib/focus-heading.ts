/** The page's heading takes the keyboard's focus: where to go on when what had it has done its work and is gone. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  // Focusable by program only: it is no stop of the Tab key.
  heading.tabIndex = -1
  heading.focus()
}
