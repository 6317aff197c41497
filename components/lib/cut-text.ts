/** The beginning of a text, at most so many UTF-16 units, without half of a character: the server refuses those. Pure. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Surrogate}$/u, '')
}
