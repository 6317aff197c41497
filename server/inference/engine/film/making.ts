/** What making a film tells of itself. */
export type Making = {
  /** share: 0..1, by what the container says of its length; 0 when it says nothing. */
  progress(pictures: number, share: number): void
  /** Called often, so that messages are handled in between. */
  breathe(): Promise<unknown>
}
