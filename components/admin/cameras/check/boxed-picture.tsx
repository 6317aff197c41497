'use client'
import { cn } from '@/components/lib/cn'
import type { BBox } from '@/server/contract/frame'

export type MarkedBox = { key: string; box: BBox; label: string; marked: boolean }

type Props = {
  url: string
  alt: string
  width: number
  height: number
  boxes: readonly MarkedBox[]
  /** What a mark means is said by its colour: what is marked is wrong. */
  onToggle: (key: string) => void
}

/** A picture whose boxes are buttons: pressed are those that are wrong. */
export function BoxedPicture({ url, alt, width, height, boxes, onToggle }: Props) {
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`
  return (
    <div className="relative overflow-hidden rounded-md bg-black" style={{ aspectRatio: `${width} / ${height}` }}>
      <img src={url} alt={alt} className="absolute inset-0 size-full" />
      {boxes.map(({ key, box, label, marked }) => (
        <button
          key={key}
          type="button"
          aria-pressed={marked}
          aria-label={label}
          title={label}
          onClick={() => onToggle(key)}
          className={cn(
            'absolute rounded-[2px] border-2 outline-offset-2 focus-visible:outline-2 focus-visible:outline-white',
            marked ? 'border-dashed border-red-500 bg-red-500/25' : 'border-emerald-400 hover:bg-white/15',
          )}
          style={{
            left: percent(box.x1, width),
            top: percent(box.y1, height),
            width: percent(box.x2 - box.x1, width),
            height: percent(box.y2 - box.y1, height),
          }}
        />
      ))}
    </div>
  )
}
