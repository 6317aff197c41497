/**
 * A step of a workflow, one file each in nodes/. A node is arithmetic on pictures: what is native (decoding, resampling,
 * encoding) it asks for from its tools, so that whatever lists the nodes loads nothing of the kind.
 */
import type { Socket, Widget } from '../contract/workflow'
import type { Frames, Raster } from './raster'

export type SocketValue = { image: Raster; frames: Frames }
type Sockets = Record<string, Socket>
export type Widgets = Record<string, Widget>

type Values<S extends Sockets> = { [K in keyof S]: SocketValue[S[K]] }
type Setting<W extends Widget> = W extends { kind: 'number' } ? number : string
type Settings<W extends Widgets> = { [K in keyof W]: Setting<W[K]> }

/** What a model does: those that came with the program by their folder, `colours` one that somebody brought. */
export type ModelName = 'low-light' | 'deblur' | 'colours'

/** A model that makes a picture from a picture, loaded. */
export type PictureModel = {
  /** Its pictures are so many pixels wide and high. */
  side: number
  /** One picture as numbers, in the order of axes of the model's layout. Takes seconds. Throws model_failed. */
  run(picture: Float32Array): Promise<Float32Array>
}

export type Tools = {
  /** The picture that the job is about. */
  picture(): Promise<Raster>
  /** At most so many pictures around it, itself among them. Throws workflow_needs_frames when there is only one. */
  frames(most: number): Promise<Frames>
  /** Lanczos. */
  resize(image: Raster, width: number, height: number): Promise<Raster>
  /** Keeps the picture as the job's result. */
  save(image: Raster, format: string): Promise<void>
  /** The node's own model. Throws model_not_found, model_checksum, model_invalid. */
  model(): Promise<PictureModel>
  /**
   * How much of this node's work is done, 0..1, and what there is to say of it in signs that every language has.
   * Awaited: messages get their turn meanwhile.
   */
  step(share: number, message?: string): Promise<void>
}

export type Node<I extends Sockets = Sockets, O extends Sockets = Sockets, W extends Widgets = Widgets> = {
  type: string
  inputs: I
  outputs: O
  /** Their order is the one of `widgets_values`. */
  widgets: W
  /** How long it takes among others: the bar goes by it. */
  cost: number
  /** What `tools.model` gives. */
  model?: ModelName
  /** A method: nodes of every shape fit into one table. */
  run(given: Values<I>, settings: Settings<W>, tools: Tools): Promise<Values<O>>
}

/** Keeps the literal types that `run` is checked against. */
export function node<const I extends Sockets, const O extends Sockets, const W extends Widgets>(
  declaration: Node<I, O, W>,
): Node<I, O, W> {
  return declaration
}

export const number = (min: number, max: number, step: number, usual: number) =>
  ({ kind: 'number', min, max, step, usual }) as const
export const choice = <const O extends readonly [string, ...string[]]>(...options: O) =>
  ({ kind: 'choice', options, usual: options[0] }) as const
