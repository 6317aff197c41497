import { AppError } from '@/server/errors'

// Every id of ours is made of these; dots alone would be a way out of a folder.
const ID = /^(?!\.+$)[\w.:-]{1,120}$/

/** A path segment as an id. Throws not_found when nothing can have it. */
export function parseId(segment: string | string[] | undefined): string {
  if (typeof segment !== 'string') throw new AppError('not_found')
  let id: string
  try {
    id = decodeURIComponent(segment)
  } catch {
    throw new AppError('not_found')
  }
  if (!ID.test(id)) throw new AppError('not_found')
  return id
}
