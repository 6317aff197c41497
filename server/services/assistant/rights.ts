/** What somebody may see, as text: it differs when it differs. */
import type { Principal } from '../../contract/user'

export function rightsOf({ role, grants }: Pick<Principal, 'role' | 'grants'>): string {
  return JSON.stringify([role, ...grants.map((grant) => JSON.stringify(grant)).sort()])
}
