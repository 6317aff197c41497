/** The facts of some material, found by what they say: tests write {name} where a sentence cites. */
import type { Locale } from '../../contract/locale'
import type { Fact } from '../../contract/report'
import { buildFacts } from '../facts/build'
import type { Material } from '../facts/material'
import { tellingOf } from '../facts/moment'
import { judge } from '../gate/judge'

export function evidenceOf(material: Material) {
  const { facts } = buildFacts(material)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const telling = tellingOf(material.from, material.until, material.zone)
  const idOf = (is: (fact: Fact) => boolean) => facts.find(is)?.id ?? 'none'
  const names: Record<string, string> = {
    period: idOf(({ kind }) => kind === 'period'),
    total: idOf(({ kind, state, names }) => kind === 'alerts' && !state && !names.rule),
    open: idOf(({ kind, state }) => kind === 'alerts' && state === 'raised'),
    byRule: idOf(({ kind, names }) => kind === 'alerts' && names.rule === 'Phones'),
    phones: idOf(({ kind, names }) => kind === 'alert' && names.rule === 'Phones'),
    crowd: idOf(({ kind, names }) => kind === 'alert' && names.rule === 'Crowd'),
    phonesOpen: idOf(({ kind, state }) => kind === 'step' && state === 'raised'),
    crowdDone: idOf(({ kind, state }) => kind === 'step' && state === 'acknowledged'),
    most: idOf(({ kind, measure }) => kind === 'people' && measure === 'most'),
    average: idOf(({ kind, measure }) => kind === 'people' && measure === 'average'),
    phoneMost: idOf(({ kind, behaviour, measure }) => kind === 'behaviour' && behaviour === 'p' && measure === 'most'),
    phoneTotal: idOf(
      ({ kind, behaviour, measure }) => kind === 'behaviour' && behaviour === 'p' && measure === 'total',
    ),
    measured: idOf(({ kind }) => kind === 'coverage'),
    gap: idOf(({ kind }) => kind === 'gap'),
    none: idOf(({ kind }) => kind === 'no_alerts'),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `[${names[name] ?? name}]`)
  return {
    facts,
    /** The reason why it is struck, or 'verified'. */
    verdict(text: string, locale: Locale): string {
      const found = judge(fill(text), { facts: byId, telling, locale })
      return found.verdict === 'verified' ? found.verdict : found.reason
    },
  }
}
