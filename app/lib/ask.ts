import type { Principal } from '@/server/contract/user'
import { runtime } from '@/server/runtime'
import type { VerbInput, VerbName, VerbOutput } from '@/server/services/registry'

/** A verb's answer for a page that is being made; the verb checks for itself who asks. */
export function ask<N extends VerbName>(who: Principal, name: N, input: VerbInput<N>): Promise<VerbOutput<N>> {
  return runtime().verbs.call(name, { who, address: 'page' }, input)
}
