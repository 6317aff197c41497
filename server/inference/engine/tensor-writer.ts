/** Frames as model input: letterboxed, normalised and laid out as the model wants, written straight into its buffer. */
import { AV_PIX_FMT_GBRPF32LE, AV_PIX_FMT_RGB24 } from 'node-av/constants'
import type { Frame } from 'node-av/lib'
import type { InputSpec } from '../../contract/model'
import { type Letterbox, letterbox } from '../detect/letterbox'
import { allocateFrame } from './allocate-frame'
import { Scaler } from './scaler'

/** The scaler writes whole blocks of this many pixels; other widths would spill into their neighbours. */
const BLOCK = 32
const FLOAT_BYTES = 4

type Elements = Float32Array | Int32Array | Uint8Array

export class TensorWriter {
  private readonly scaler = new Scaler()
  private scratch: Frame | null = null
  /** value = pixel * scale + offset, per channel of the model's colour order. */
  private readonly offset: number[]
  private readonly planar: boolean

  constructor(private readonly input: InputSpec) {
    this.offset = input.scale.map((scale, channel) => -(input.mean[channel] ?? 0) * scale)
    this.planar = input.order === 'nchw' && input.dtype === 'float32' && input.width % BLOCK === 0
  }

  /** Fills the buffer (tensorBytes long) and says where the picture lies in it. */
  write(frame: Frame, buffer: ArrayBuffer): Letterbox {
    const lb = letterbox(frame.width, frame.height, this.input.width, this.input.height, BLOCK)
    if (this.planar && lb.width % BLOCK === 0) this.writePlanes(frame, buffer, lb)
    else this.writePixels(frame, buffer, lb)
    return lb
  }

  /** No copy: swscale converts into the planes of the tensor, 0..1. */
  private writePlanes(frame: Frame, buffer: ArrayBuffer, lb: Letterbox): void {
    const { width, height, color } = this.input
    const plane = width * height
    const tensor = new Float32Array(buffer)
    for (let channel = 0; channel < 3; channel++) {
      fillPadding(tensor, channel * plane, lb, this.value(channel, this.input.pad))
    }
    const start = lb.y * width + lb.x
    const at = (channel: number) =>
      Buffer.from(buffer, (channel * plane + start) * FLOAT_BYTES, (plane - start) * FLOAT_BYTES)
    // The format's planes are green, blue, red.
    const target = color === 'rgb' ? [at(1), at(2), at(0)] : [at(1), at(0), at(2)]
    const stride = width * FLOAT_BYTES
    this.scaler.run(frame, lb.width, lb.height, AV_PIX_FMT_GBRPF32LE, target, [stride, stride, stride])
    for (let channel = 0; channel < 3; channel++) this.rescale(tensor, channel, channel * plane + start, lb)
  }

  /** The scaler gives 0..1; most models want just that. */
  private rescale(tensor: Float32Array, channel: number, start: number, lb: Letterbox): void {
    const scale = (this.input.scale[channel] ?? 1) * 255
    const offset = this.offset[channel] ?? 0
    if (Math.abs(scale - 1) < 1e-6 && Math.abs(offset) < 1e-6) return
    for (let y = 0; y < lb.height; y++) {
      const row = start + y * lb.dstWidth
      for (let i = row; i < row + lb.width; i++) tensor[i] = (tensor[i] ?? 0) * scale + offset
    }
  }

  /** Every other layout: RGB first, then one pass. */
  private writePixels(frame: Frame, buffer: ArrayBuffer, lb: Letterbox): void {
    const rgb = this.prepareScratch(lb)
    const data = rgb.data ?? []
    const stride = rgb.linesize[0] ?? 0
    this.scaler.run(frame, lb.width, lb.height, AV_PIX_FMT_RGB24, data, [stride])
    const pixels = data[0] ?? Buffer.alloc(0)
    const tensor = elements(this.input.dtype, buffer)
    const { width, height, order, color } = this.input
    const step = order === 'nhwc' ? 3 : 1
    const plane = order === 'nhwc' ? 1 : width * height
    for (let channel = 0; channel < 3; channel++) {
      const scale = this.input.scale[channel] ?? 1
      const offset = this.offset[channel] ?? 0
      const pad = this.value(channel, this.input.pad)
      for (let i = 0, o = channel * plane; i < width * height; i++, o += step) tensor[o] = pad
      const from = color === 'rgb' ? channel : 2 - channel
      for (let y = 0; y < lb.height; y++) {
        let i = y * stride + from
        let o = channel * plane + ((lb.y + y) * width + lb.x) * step
        for (let x = 0; x < lb.width; x++, i += 3, o += step) tensor[o] = (pixels[i] ?? 0) * scale + offset
      }
    }
  }

  private value(channel: number, pixel: number): number {
    return pixel * (this.input.scale[channel] ?? 1) + (this.offset[channel] ?? 0)
  }

  private prepareScratch(lb: Letterbox): Frame {
    if (this.scratch?.width === lb.width && this.scratch.height === lb.height) return this.scratch
    this.scratch?.free()
    this.scratch = null
    this.scratch = allocateFrame(AV_PIX_FMT_RGB24, lb.width, lb.height, 'tensor buffer')
    return this.scratch
  }

  close(): void {
    this.scaler.close()
    this.scratch?.free()
    this.scratch = null
  }
}

function elements(dtype: InputSpec['dtype'], buffer: ArrayBuffer): Elements {
  if (dtype === 'uint8') return new Uint8Array(buffer)
  return dtype === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer)
}

/** Everything of one plane that is not picture. */
function fillPadding(tensor: Float32Array, plane: number, lb: Letterbox, value: number): void {
  const { dstWidth: width, dstHeight: height } = lb
  tensor.fill(value, plane, plane + lb.y * width)
  tensor.fill(value, plane + (lb.y + lb.height) * width, plane + width * height)
  if (lb.width === width) return
  for (let y = lb.y; y < lb.y + lb.height; y++) {
    const row = plane + y * width
    tensor.fill(value, row, row + lb.x)
    tensor.fill(value, row + lb.x + lb.width, row + width)
  }
}
