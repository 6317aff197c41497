/** Kinds of films that browsers do not know as such. */
export const FILM_ENDINGS = ['.mkv', '.avi', '.ts', '.mts', '.m2ts', '.h264', '.h265', '.flv', '.wmv'] as const

/** Whether a file that somebody chose is a film, by what the browser thinks of it and its name. Pure. */
export const isFilm = ({ name, type }: Pick<File, 'name' | 'type'>): boolean =>
  type.startsWith('video/') || FILM_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))
