'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** Gives a function that names a kind of node in the reader's language; one without a text by its own name. */
export const useNodeName = () => useName('nodes')

/** The same for a setting of a node. */
export const useSettingName = () => useName('settings')

/** The same for an input or output of a node. */
export const useSocketName = () => useName('sockets')

function useName(of: 'nodes' | 'settings' | 'sockets'): (name: string) => string {
  const t = useTranslations(`workshop.${of}`)
  return useCallback(
    (name) => {
      const key = name as Parameters<typeof t.has>[0]
      return t.has(key) ? t(key) : name
    },
    [t],
  )
}
