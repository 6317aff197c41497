'use client'
/** The pictures of a page: one stream for all its tiles, handed to whichever canvas shows a camera. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { observeDate, observePicture, offsetMs, UNKNOWN_OFFSET } from './clock-offset'
import { openPictureStream, type Picture, type StreamState } from './picture-stream'

type Feed = {
  /** One listener a camera: it owns the bitmaps it is given. Returns the way to stop. */
  subscribe(cameraId: string, listener: (picture: Picture) => void): () => void
  /** Server clock minus browser clock, ms. */
  offset(): number
}

const FeedContext = createContext<Feed | null>(null)
const StreamContext = createContext<StreamState>({ phase: 'connecting' })

/** Opens the stream for these cameras, in any order; another set opens another stream. At most 16. */
export function FeedProvider({ cameraIds, children }: { cameraIds: readonly string[]; children: ReactNode }) {
  const [state, setState] = useState<StreamState>({ phase: 'connecting' })
  const listeners = useRef(new Map<string, (picture: Picture) => void>())
  const bounds = useRef(UNKNOWN_OFFSET)
  const key = [...cameraIds].sort().join(',')

  useEffect(() => {
    if (key === '') return
    const stream = openPictureStream(key.split(','), {
      picture: (cameraId, picture) => {
        const listener = listeners.current.get(cameraId)
        if (listener) listener(picture)
        else picture.bitmap.close()
      },
      state: setState,
      date: (date, sent, received) => {
        bounds.current = observeDate(bounds.current, date, sent, received)
      },
      arrived: (capturedAt, received) => {
        bounds.current = observePicture(bounds.current, capturedAt, received)
      },
    })
    return () => stream.close()
  }, [key])

  const feed = useMemo<Feed>(
    () => ({
      subscribe: (cameraId, listener) => {
        listeners.current.set(cameraId, listener)
        return () => {
          if (listeners.current.get(cameraId) === listener) listeners.current.delete(cameraId)
        }
      },
      offset: () => offsetMs(bounds.current),
    }),
    [],
  )

  return (
    <FeedContext.Provider value={feed}>
      <StreamContext.Provider value={state}>{children}</StreamContext.Provider>
    </FeedContext.Provider>
  )
}

export function useFeed(): Feed {
  const feed = useContext(FeedContext)
  if (!feed) throw new Error('useFeed needs a FeedProvider above it')
  return feed
}

export function useStreamState(): StreamState {
  return useContext(StreamContext)
}
