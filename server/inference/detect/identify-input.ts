/** The picture input of a model: order of axes, size and number type. */
import type { InputSpec, ModelManifest } from '../../contract/model'
import type { FileFacts } from './file-facts'
import { describe } from './shape'
import type { TensorInfo } from './types'

export type InputShape = Pick<InputSpec, 'name' | 'order' | 'dtype' | 'width' | 'height'>

const KNOWN = 'Known is one picture input, [1, 3, height, width] or [1, height, width, 3], of float32, uint8 or int32.'
const DEFAULT_SIZE = 640
/** MoveNet takes any multiple of 32; 256 is what Google recommends for a few people near the camera. */
const DEFAULT_MOVENET_SIZE = 256
const DEFAULT_STRIDE = 32
const MIN_SIDE = 32

/** A string says in plain words why the input cannot be used. */
export function identifyInput(
  inputs: TensorInfo[],
  file: FileFacts,
  manifest: ModelManifest | null,
  looksLikeMovenet: boolean,
): InputShape | string {
  const [input] = inputs
  const found = `Found ${inputs.length === 0 ? 'no input' : inputs.map(describe).join(', ')}.`
  if (inputs.length !== 1 || !input || input.shape.length !== 4) return `${found} ${KNOWN}`

  const order = axisOrder(input, file, manifest)
  if (order === null) return `${found} ${KNOWN} Say input.order in the manifest if the axes are dynamic.`
  const dtype = (['float32', 'uint8', 'int32'] as const).find((type) => type === input.type)
  if (!dtype) return `${found} ${KNOWN} Export the model with float32 input.`
  if (manifest?.input?.dtype && manifest.input.dtype !== dtype) {
    return `${found} The manifest says ${manifest.input.dtype}, the file ${dtype}.`
  }
  const [batch, ...axes] = input.shape
  if (typeof batch === 'number' && batch > 1)
    return `${found} The model takes ${batch} pictures at once; export with batch 1.`

  const [fileHeight, fileWidth] = order === 'nchw' ? [axes[1], axes[2]] : [axes[0], axes[1]]
  const fallback = looksLikeMovenet ? DEFAULT_MOVENET_SIZE : DEFAULT_SIZE
  const multiple = file.stride ?? DEFAULT_STRIDE
  const width = side(fileWidth, manifest?.input?.width, file.size?.width ?? fallback, multiple)
  const height = side(fileHeight, manifest?.input?.height, file.size?.height ?? fallback, multiple)
  if (width === null || height === null) {
    const { width: w, height: h } = manifest?.input ?? {}
    return `${found} The manifest says ${w ?? 'any'} x ${h ?? 'any'} (width x height), but the file's size is fixed.`
  }
  if (width < MIN_SIDE || height < MIN_SIDE)
    return `${found} A picture of ${width} x ${height} is too small to detect in.`
  return { name: input.name, order, dtype, width, height }
}

function axisOrder({ shape }: TensorInfo, file: FileFacts, manifest: ModelManifest | null): InputSpec['order'] | null {
  const fits = { nchw: isThree(shape[1]), nhwc: isThree(shape[3]) }
  const said = manifest?.input?.order
  if (said) return fits[said] !== false ? said : null
  if (fits.nchw === true) return 'nchw'
  if (fits.nhwc === true) return 'nhwc'
  // Everything dynamic: only exporters that write metadata are known well enough, and they write channels first.
  return fits.nchw === null && file.names ? 'nchw' : null
}

/** Whether an axis has the three colours; null when it is dynamic. */
function isThree(axis: number | string | undefined): boolean | null {
  return typeof axis === 'number' && axis > 0 ? axis === 3 : null
}

/** The file's fixed size, else what was said, else the fallback, both up to a multiple; null when two sizes disagree. */
function side(fixed: number | string | undefined, said: number | undefined, fallback: number, multiple: number) {
  if (typeof fixed === 'number' && fixed > 0) return said === undefined || said === fixed ? fixed : null
  return Math.ceil((said ?? fallback) / multiple) * multiple
}
