/** What a list in the form of a schedule gets. */
export type PartProps<T> = {
  value: T
  set: (value: T) => void
  /** What is wrong at a path below the list; '' is the list itself. */
  error: (path: string) => string | undefined
}
