/** The audit: who changed what, and when. */
import { z } from 'zod'

export const auditEntry = z.strictObject({
  seq: z.int(),
  at: z.int(),
  userId: z.string().nullable(),
  /** Null for the program itself. */
  byName: z.string().nullable(),
  via: z.enum(['session', 'token', 'system']),
  address: z.string(),
  verb: z.string(),
  /** kind:id. */
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Newest first; pass the last page's `next` as `before`. */
export const auditQuery = z.strictObject({
  userId: z.string().max(64).optional(),
  verb: z.string().max(80).optional(),
  target: z.string().max(200).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditQuery = z.infer<typeof auditQuery>

export const auditPage = z.strictObject({ items: z.array(auditEntry), next: z.int().nullable() })
export type AuditPage = z.infer<typeof auditPage>
