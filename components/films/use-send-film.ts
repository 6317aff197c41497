'use client'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { overHttp, sendInParts } from '@/components/lib/send-in-parts'
import { useErrorText } from '@/components/lib/use-error-text'
import type { FilmView } from '@/server/contract/film'

/** One upload at a time, with its share; what was sent stays when it is stopped or fails. */
export function useSendFilm() {
  const errorText = useErrorText()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  /** Whether all of it was sent. Never throws. */
  async function send({ id, received }: FilmView, file: File): Promise<boolean> {
    const controller = new AbortController()
    const { signal } = controller
    abort.current = controller
    setFailure(null)
    const sending = overHttp<FilmView>({
      path: `/api/films/${id}`,
      received: async () => (await call('GET /api/films/{id}', { id }, signal)).received,
      signal,
    })
    try {
      await sendInParts(file, received, sending, setShare, signal)
      return true
    } catch (error) {
      if (!signal.aborted) setFailure(errorText(error))
      return false
    } finally {
      setShare(null)
    }
  }

  return { send, stop: () => abort.current?.abort(), share, failure }
}
