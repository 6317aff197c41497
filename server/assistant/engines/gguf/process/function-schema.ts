/** A tool's parameters as node-llama-cpp makes a grammar of them. Pure. */
import type { GbnfJsonObjectSchema, GbnfJsonSchema } from 'node-llama-cpp'
import { z } from 'zod'

const property = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  description: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
})
const objectSchema = z.object({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
})
const ONE = z.enum(['string', 'number', 'integer', 'boolean'])
/** Longer names are none, and a grammar grows with the length. */
const MAX_LENGTH = 200

/**
 * The grammar wants every property: what may be left out may be null. Patterns and bounds of numbers it does not know; whoever runs
 * the tool checks them. Undefined: a tool without parameters. Throws where a schema is none of ours: an object of plain values.
 */
export function functionSchema(schema: object): GbnfJsonObjectSchema | undefined {
  const { properties, required } = objectSchema.parse(schema)
  const names = Object.keys(properties)
  if (names.length === 0) return undefined
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, given]) => {
        const value = valueSchema(given)
        return [name, required.includes(name) ? value : { oneOf: [{ type: 'null' }, value] }]
      }),
    ),
  }
}

function valueSchema({ type, enum: values, description, minLength, maxLength }: z.infer<typeof property>) {
  const about = description === undefined ? {} : { description }
  if (values) return { enum: values, ...about } satisfies GbnfJsonSchema
  const one = ONE.parse(type)
  if (one !== 'string') return { type: one, ...about } satisfies GbnfJsonSchema
  return {
    ...{ type: one, ...about },
    ...{ minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? MAX_LENGTH, MAX_LENGTH) },
  } satisfies GbnfJsonSchema
}

/** Arguments as the tool's own schema has them: what was left out is not there. */
export function withoutNulls(given: unknown): Record<string, unknown> {
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
}
