/**
 * Beats of made-up shifts as prompts of the writer's model, one a line, each once: what it is trained on.
 * Usage: npx tsx models/training/shift-writer/prompts.ts SHIFTS SEED
 */

import { planBeats } from '../../../server/assistant/engines/shift-writer/plan'
import { beatPrompt, readBeat } from '../../../server/assistant/engines/shift-writer/prompt'
import { buildFacts } from '../../../server/assistant/facts/build'
import { madeShift } from './made-shift'

const [shifts, seed] = process.argv.slice(2).map(Number)
const prompts = new Set<string>()
for (let i = 0; i < (shifts ?? 0); i++) {
  const { facts } = buildFacts(madeShift((seed ?? 0) * 1_000_003 + i))
  // Whole, as reports are written, and from anywhere, as they are gone on with.
  for (const from of [0, i % facts.length]) {
    for (const beat of planBeats(facts.slice(from))) {
      prompts.add(beatPrompt(readBeat(beat, i % 3 === 0), 0, 'en').replace(/^<en><~0>/, ''))
    }
  }
}
process.stdout.write(`${[...prompts].sort().join('\n')}\n`)
