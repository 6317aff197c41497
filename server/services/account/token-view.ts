import type { TokenView } from '../../contract/user'
import type { ApiToken } from '../../store/generated/client'

export function toTokenView({ id, name, cap, createdAt, lastUsedAt, expiresAt }: ApiToken): TokenView {
  return {
    id,
    name,
    cap,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
    expiresAt: expiresAt.getTime(),
  }
}
