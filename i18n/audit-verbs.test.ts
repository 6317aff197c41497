import { expect, it } from 'vitest'
import { isAuditVerb } from '@/components/admin/audit/audit-verbs'
import { VERBS } from '@/server/services/registry'

it.each(VERBS.filter(({ method, readOnly }) => method !== 'GET' && !readOnly).map(({ name }) => name))(
  'the audit page knows %s',
  (name) => {
    expect(isAuditVerb(name)).toBe(true)
  },
)
