/** A tool: a read-only verb in words that a model understands, and what it found as facts. */
import type { z } from 'zod'
import type { Action } from '../../../access/actions'
import type { DraftFact } from '../../../assistant/facts/draft-fact'
import type { Result, Verb } from '../../verb'

export type ToolContext = {
  /** A verb, as the asker. Throws what `perform` throws. */
  as<V extends Verb>(verb: V, input: z.input<V['input']>): Promise<Result<V['output']>>
  /** Unix ms. */
  now: number
  zone: string
}

export type Found = { facts: DraftFact[]; leftOut: number }

export type Tool<I extends z.ZodObject = z.ZodObject> = {
  name: string
  /** For the model. */
  description: string
  /** Offered to who may do this with some camera; the verbs ask for themselves. */
  action: Action
  input: I
  /** Throws AppErrors, which the model is told. A method: tools of every input fit into one list. */
  run(c: ToolContext, input: z.output<I>): Promise<Found>
}

/** Keeps the input's type. */
export const tool = <I extends z.ZodObject>(declaration: Tool<I>): Tool<I> => declaration
