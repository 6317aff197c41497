import type { ErrorCode } from '@/server/contract/errors'
import { AppError } from '@/server/errors'

/** For pages: what is not there is null, so that the page can say so; every other failure stays one. */
export async function orNull<T>(value: Promise<T>, code: ErrorCode): Promise<T | null> {
  try {
    return await value
  } catch (error) {
    if (error instanceof AppError && error.code === code) return null
    throw error
  }
}
