'use client'
import { Archive, Brush, Clapperboard, FileVideo, ImageUp, ListTodo, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useImageFailure } from '@/components/lib/use-image-failure'
import type { JobView } from '@/server/contract/job'

const ICONS: Record<string, LucideIcon> = {
  enhance: ImageUp,
  analyse: Clapperboard,
  export: FileVideo,
  backup: Archive,
  retention: Brush,
}

/** What a job is about, for the eye: the picture it works on, then the one it made; a sign where there is none. */
export function JobThumb({ job: { id, kind, state } }: { job: JobView }) {
  const Icon = ICONS[kind] ?? ListTodo
  const which = kind !== 'enhance' || state === 'queued' ? null : state === 'done' ? 'after' : 'before'
  return (
    <span className="relative flex h-12 w-16 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-muted">
      <Icon className="size-5 text-muted-foreground" aria-hidden />
      {which && <Picture key={which} src={`/api/workshop/jobs/${id}/${which}?small=1`} />}
    </span>
  )
}

function Picture({ src }: { src: string }) {
  const [failed, setFailed] = useState(false)
  const image = useImageFailure(() => setFailed(true))
  if (failed) return null
  return (
    <img
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      {...image}
      className="absolute inset-0 size-full object-cover"
    />
  )
}
