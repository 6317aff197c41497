'use client'
import type { Layer } from './area-rows'
import { colourOfLayer, useLayerNames } from './use-layers'

/** What the colours mean. */
export function Legend({ layers }: { layers: readonly Layer[] }) {
  const names = useLayerNames()
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted-foreground">
      {layers.map((layer) => (
        <li key={layer} className="inline-flex items-center gap-1.5">
          <Swatch layer={layer} />
          {names[layer]}
        </li>
      ))}
    </ul>
  )
}

export function Swatch({ layer }: { layer: Layer }) {
  return (
    <span
      aria-hidden
      className="inline-block size-2.5 shrink-0 rounded-[2px] print:[print-color-adjust:exact]"
      style={{ background: colourOfLayer(layer) }}
    />
  )
}
