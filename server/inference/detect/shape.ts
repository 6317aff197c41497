/** Shapes as files declare them. */
import type { TensorInfo } from './types'

/** A size, or null when it is dynamic (a name, or a number below 1). */
export function size(dimension: number | string | undefined): number | null {
  return typeof dimension === 'number' && dimension > 0 ? dimension : null
}

/** For people: `output0 float32 [1, 84, 8400]`, dynamic sizes by their name or as ?. */
export function describe({ name, type, shape }: TensorInfo): string {
  const sizes = shape.map((dimension) =>
    typeof dimension === 'string' && dimension ? dimension : (size(dimension) ?? '?'),
  )
  return `${name} ${type} [${sizes.join(', ')}]`
}
