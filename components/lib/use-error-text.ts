'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { ERROR_STATUS, type ErrorCode } from '@/server/contract/errors'
import { ApiError } from './api-error'

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_STATUS, code)
}

/** Gives a function that says any error, or a bare code, in one sentence of the user's language. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations()
  return useCallback(
    (error: unknown) => {
      const code = error instanceof ApiError ? error.code : typeof error === 'string' ? error : 'internal'
      if (code === 'unreachable') return t('common.unreachable')
      const text = t(`errors.${isErrorCode(code) ? code : 'internal'}`)
      const seconds = error instanceof ApiError ? error.retryAfter : undefined
      return seconds ? `${text} ${t('common.retryAfter', { seconds: Math.ceil(seconds) })}` : text
    },
    [t],
  )
}
