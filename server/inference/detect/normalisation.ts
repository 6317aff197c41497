/** How each family of models was trained to see pixels. */
import type { InputSpec, OutputLayout } from '../../contract/model'

type Normalisation = Pick<InputSpec, 'color' | 'mean' | 'scale' | 'pad'>

const RAW: Pick<InputSpec, 'mean' | 'scale'> = { mean: [0, 0, 0], scale: [1, 1, 1] }
const UNIT: Pick<InputSpec, 'mean' | 'scale'> = { mean: [0, 0, 0], scale: [1 / 255, 1 / 255, 1 / 255] }
/** ImageNet's, in BGR and pixel units, as in NanoDet's configurations. */
const NANODET: Pick<InputSpec, 'mean' | 'scale'> = {
  mean: [103.53, 116.28, 123.675],
  scale: [1 / 57.375, 1 / 57.12, 1 / 58.395],
}
/** The grey that Ultralytics and YOLOX pad with. */
const GREY = 114

const BY_LAYOUT: Record<OutputLayout, Normalisation> = {
  yolov5: { color: 'rgb', ...UNIT, pad: GREY },
  yolov8: { color: 'rgb', ...UNIT, pad: GREY },
  'yolov8-pose': { color: 'rgb', ...UNIT, pad: GREY },
  end2end: { color: 'rgb', ...UNIT, pad: GREY },
  yolox: { color: 'bgr', ...RAW, pad: GREY },
  nanodet: { color: 'bgr', ...NANODET, pad: 0 },
  'movenet-multipose': { color: 'rgb', ...RAW, pad: 0 },
}

/** Integer inputs take pixels as they are, whatever the family. */
export function normalisationOf(layout: OutputLayout, dtype: InputSpec['dtype']): Normalisation {
  return dtype === 'float32' ? BY_LAYOUT[layout] : { ...BY_LAYOUT[layout], ...RAW }
}
