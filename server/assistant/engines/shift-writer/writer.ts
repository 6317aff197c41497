/**
 * The writer that comes with the program: a small model of ours writes sentences with gaps (models/shift-writer), the server
 * fills them with what the facts say. It is asked for a few facts at a time, those that belong together.
 */
import { randomInt } from 'node:crypto'
import type { AnswerParams } from '../../../contract/assistant'
import type { Locale } from '../../../contract/locale'
import type { Fact } from '../../../contract/report'
import type { Telling } from '../../facts/moment'
import type { Ended, Engine } from '../engine'
import type { GgufRequest } from '../gguf/messages'
import { untilAborted } from '../gguf/until-aborted'
import { createFill } from './fill'
import { beatGrammar } from './grammar'
import { planBeats } from './plan'
import { beatPrompt, isTaught, readBeat, STYLES, type Told } from './prompt'

/** The model, wherever it runs. */
export type BeatModel = {
  /** Pieces of a sentence with gaps. Throws what a model's process ends with, or the signal's reason. */
  write(request: GgufRequest, signal: AbortSignal): AsyncGenerator<string, Ended>
  /** As of an engine. */
  full(): Promise<void> | null
}

/** What is to be told, and how moments are. */
export type Brief = { facts: readonly Fact[]; telling: Telling; locale: Locale }

/** Of the model, as the page shows it. */
export const SHIFT_WRITER = 'shift-writer'
const MAX_SEED = 2 ** 31
/** Above, it makes more mistakes than it says things differently. */
const MAX_TEMPERATURE = 1
/** What a fact takes at most; a sentence that goes on for longer leads nowhere. */
const TOKENS_A_FACT = 48
/** What a fact takes mostly. */
const USUAL_TOKENS = 14
/** Styles that follow each other differ in most of what they choose. */
const STEP = 5

export function shiftWriter(model: BeatModel, { facts, telling, locale }: Brief): Engine {
  return {
    model: SHIFT_WRITER,
    contextTokens: null,
    full: () => model.full(),
    async *generate(_prompt, params, signal) {
      const told = whatFits(facts, params.maxTokens)
      const seed = params.seed ?? randomInt(MAX_SEED)
      let tokens = 0
      for (const [i, { beat, style }] of styled(planBeats(told), seed).entries()) {
        const left = params.maxTokens - tokens
        if (left <= 0) return { finish: 'length', tokens }
        if (i > 0 && locale === 'en') yield ' '
        const [{ fact }] = beat as [Told]
        if (!isTaught(fact)) {
          yield fact.sentence[locale]
          continue
        }
        const made = yield* writeBeat(beat, style, { ...params, maxTokens: left, seed: (seed + i) % MAX_SEED })
        tokens += made
      }
      return { finish: told.length < facts.length ? 'length' : 'stop', tokens }

      async function* writeBeat(beat: Told[], style: number, own: AnswerParams & { seed: number }) {
        const fill = createFill(beat, telling, locale)
        const maxTokens = Math.max(MIN_TOKENS, Math.min(own.maxTokens, beat.length * TOKENS_A_FACT))
        // Others write between two beats.
        for (let room = model.full(); room; room = model.full()) await untilAborted(room, signal)
        const stream = model.write(
          {
            prompt: { text: beatPrompt(beat, style, locale) },
            params: {
              temperature: Math.min(own.temperature, MAX_TEMPERATURE),
              topP: own.topP,
              maxTokens,
              seed: own.seed,
            },
            grammar: beatGrammar(beat, locale),
          },
          signal,
        )
        let pieces = 0
        for (;;) {
          const next = await stream.next()
          if (next.done) {
            const rest = fill.end()
            if (rest !== '') yield rest
            return next.value.tokens ?? pieces
          }
          pieces++
          const text = fill.push(next.value)
          if (text !== '') yield text
        }
      }
    },
  }
}
/** Less is no answer to a model's process. */
const MIN_TOKENS = 16

/** As many as there are tokens for; those that have to be told first. The order stays. */
function whatFits(facts: readonly Fact[], tokens: number): Fact[] {
  const room = Math.max(1, Math.floor(tokens / USUAL_TOKENS))
  const kept = new Set(facts.toSorted((a, b) => Number(b.required) - Number(a.required)).slice(0, room))
  return facts.filter((fact) => kept.has(fact))
}

/** Each with a style of its own, other than that of the one of its kind before; a camera's place is told with its first alert. */
function styled(beats: readonly Fact[][], seed: number): { beat: Told[]; style: number }[] {
  const before = new Map<string, number>()
  const placed = new Set<string | null>()
  return beats.map((facts) => {
    const [{ kind, cameraId, names }] = facts as [Fact]
    const nth = before.get(kind) ?? 0
    before.set(kind, nth + 1)
    const withPlace = kind === 'alert' && names.place !== names.camera && !placed.has(cameraId)
    if (kind === 'alert') placed.add(cameraId)
    return { beat: readBeat(facts, withPlace), style: (seed + nth * STEP) % STYLES }
  })
}
