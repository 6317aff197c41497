/** Users, roles, sessions, tokens. */
import { z } from 'zod'

export const ROLES = ['viewer', 'operator', 'admin'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** A role may do what the lower ones may. */
export function atLeast(have: Role, need: Role): boolean {
  return ROLES.indexOf(have) >= ROLES.indexOf(need)
}

export const email = z.string().trim().toLowerCase().max(200).pipe(z.email())
export const password = z.string().min(10).max(200)

/** Who is asking: verified by the transport, handed to every service. */
export type Principal = { userId: string; name: string; role: Role }

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

export const tokenDraft = z.strictObject({ name: z.string().trim().min(1).max(80) })
export const tokenView = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
})
export type TokenView = z.infer<typeof tokenView>
