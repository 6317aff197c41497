import type { ErrorCode } from '@/server/contract/errors'
import { AppError } from '@/server/errors'

/** For pages: what is not there (or not for this person) is null, so that the page can say so; every other failure stays one. */
export async function orNull<T>(value: Promise<T>, ...codes: ErrorCode[]): Promise<T | null> {
  try {
    return await value
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return null
    throw error
  }
}
