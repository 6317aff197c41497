import { expect, test } from 'vitest'
import { type FieldText, fieldErrors } from '@/server/contract/field-errors'
import { ruleDraft } from '@/server/contract/rule'
import { fromRule, ruleForm, toDraft } from './rule-form'

const t: FieldText = (key, values) => (values ? `${key} ${Object.values(values).join()}` : key)
const form = { ...fromRule(null, 'door'), name: 'Phones' }

test.each([
  [{ forS: 3601 }, { forS: 'tooBig 3600' }],
  [{ forS: -1 }, { forS: 'tooSmall 0' }],
  [{ cooldownS: 86_401 }, { cooldownS: 'tooBig 86400' }],
  [{ cooldownS: Number.NaN }, { cooldownS: 'required' }],
  [
    { condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 0 } } },
    { 'condition.params.minCount': 'tooSmall 1' },
  ],
])('says a limit in the unit that was typed: %o', (change, expected) => {
  const parsed = ruleForm.safeParse({ ...form, ...change }, { reportInput: true })
  expect(fieldErrors(parsed.error?.issues ?? [], t)).toEqual(expected)
})

test.each([
  [
    { forS: 0, cooldownS: 0 },
    { forMs: 0, cooldownMs: 0 },
  ],
  [
    { forS: 1.5, cooldownS: 0.0004 },
    { forMs: 1500, cooldownMs: 0 },
  ],
  [
    { forS: 3600, cooldownS: 86_400 },
    { forMs: 3_600_000, cooldownMs: 86_400_000 },
  ],
])('%o is a rule of %o', (times, expected) => {
  expect(ruleDraft.parse(toDraft(ruleForm.parse({ ...form, ...times })))).toMatchObject(expected)
})
