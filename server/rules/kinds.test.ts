import { expect, it } from 'vitest'
import { RULE_KINDS, ruleCondition, ruleKindNamed } from './kinds'

it.each(RULE_KINDS.map((kind) => [kind.name, kind] as const))(
  '%s is found by its name, which is its own',
  (name, kind) => {
    expect(ruleKindNamed(name)).toBe(kind)
    expect(name).not.toBe('unknown')
  },
)

it.each([
  [{ kind: 'behaviour_count', params: { behaviour: 'p', minCount: 0 } }, ['params', 'minCount']],
  [{ kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1, more: 1 } }, ['params']],
  [{ kind: 'no_such', params: {} }, ['kind']],
])('%o is refused where it is wrong', (condition, path) => {
  expect(ruleCondition.safeParse(condition).error?.issues.map((issue) => issue.path)).toEqual([path])
})
