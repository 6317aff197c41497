/** The verbs as a table, and the types that transports and the browser's client derive from it. */
import type { z } from 'zod'
import { AppError } from '../errors'
import type { Context } from './context'
import { type Asked, perform } from './perform'
import type { Output, Result, Verb } from './verb'
import * as verbs from './verbs'

type AnyVerb = (typeof verbs)[keyof typeof verbs]
export type VerbName = AnyVerb['name']
type Named<N extends VerbName> = Extract<AnyVerb, { name: N }>

export type VerbInput<N extends VerbName> = z.input<Named<N>['input']>
export type VerbOutput<N extends VerbName> = Result<Named<N>['output']>

/** `METHOD /path` -> what is sent and what comes back, as JSON has it. Types alone: the browser imports no verb. */
export type Api = {
  [V in AnyVerb as `${V['method']} ${V['path']}`]: { input: z.input<V['input']>; output: Wire<V['output']> }
}
type Wire<O extends Output> = O extends z.ZodType ? z.output<O> : undefined

export const VERBS: readonly Verb[] = Object.values(verbs)

const byName = new Map(VERBS.map((verb) => [verb.name, verb]))

export type Verbs = {
  /** By name, for pages, sockets and the program itself. Throws what `perform` throws. */
  call<N extends VerbName>(name: N, asked: Asked, input: VerbInput<N>): Promise<VerbOutput<N>>
  /** For the HTTP router, which has a verb in its hand. */
  perform(verb: Verb, asked: Asked, input: unknown): Promise<unknown>
}

export function createVerbs(c: Context): Verbs {
  return {
    async call(name, asked, input) {
      const verb = byName.get(name)
      if (!verb) throw new AppError('unknown_message', `no verb ${name}`)
      return (await perform(c, verb, asked, input)) as VerbOutput<typeof name>
    },
    perform: (verb, asked, input) => perform(c, verb, asked, input),
  }
}
