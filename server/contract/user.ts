/** Users, roles, sessions, tokens. */
import { z } from 'zod'

/**
 * What somebody may do, from nothing upwards: `none` (grants alone count), `aggregate` (counts and charts, no pictures),
 * view, handle alerts, administer. A person's role holds for every camera; a grant for one camera or place.
 */
export const ROLES = ['none', 'aggregate', 'viewer', 'operator', 'admin'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** A role may do what the lower ones may. */
export function atLeast(have: Role, need: Role): boolean {
  return ROLES.indexOf(have) >= ROLES.indexOf(need)
}

export const email = z.string().trim().toLowerCase().max(200).pipe(z.email())
export const password = z.string().min(10).max(200)

export function highest(...levels: Role[]): Role {
  return ROLES[Math.max(0, ...levels.map((level) => ROLES.indexOf(level)))] ?? 'none'
}

export function lowest(...levels: Role[]): Role {
  return ROLES[Math.min(...levels.map((level) => ROLES.indexOf(level)))] ?? 'none'
}

/** A level on one camera, or on every camera of a place (its text, exactly). */
export const grant = z.strictObject({
  level: z.enum(['aggregate', 'viewer', 'operator', 'admin']),
  scope: z.union([
    z.strictObject({ cameraId: z.string() }),
    z.strictObject({ place: z.string().trim().min(1).max(120) }),
  ]),
})
export type Grant = z.infer<typeof grant>

/** Who is asking: verified by the transport, handed to every verb. */
export type Principal = {
  userId: string
  name: string
  role: Role
  /** What single cameras and places were granted beside the role. */
  grants: readonly Grant[]
  /** The most this way of asking may do: a token can be limited, a session is not. */
  cap: Role
  /** The browser session; absent when a program asks with a token. */
  sessionId?: string
}

export const userDraft = z.strictObject({ email, name: z.string().trim().min(1).max(80), role, password })
export type UserDraft = z.infer<typeof userDraft>
export const userPatch = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  role: role.optional(),
  disabled: z.boolean().optional(),
  password: password.optional(),
})
export type UserPatch = z.infer<typeof userPatch>

export const userView = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  grants: z.array(grant),
  disabled: z.boolean(),
  createdAt: z.int(),
  lastLoginAt: z.int().nullable(),
})
export type UserView = z.infer<typeof userView>

export const passwordChange = z.strictObject({ current: z.string().max(200), next: password })
export const setupBody = z.strictObject({
  token: z.string().max(200),
  email,
  name: z.string().trim().min(1).max(80),
  password,
})
export type SetupBody = z.infer<typeof setupBody>

export const TOKEN_DAYS = { default: 90, max: 365 } as const
/** Expired ones do not count: they make room. */
export const MAX_TOKENS = 20
export const tokenDraft = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Days until it expires. */
  days: z.int().min(1).max(TOKEN_DAYS.max).default(TOKEN_DAYS.default),
  /** The most it may do, whatever its owner may. */
  cap: role.default('admin'),
})
export type TokenDraft = z.infer<typeof tokenDraft>
export const tokenView = z.strictObject({
  id: z.string(),
  name: z.string(),
  cap: role,
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
  expiresAt: z.int(),
})
export type TokenView = z.infer<typeof tokenView>
