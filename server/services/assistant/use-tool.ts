/** One call of a model: what it asked for is checked, looked up as the asker, and told in facts. */
import { z } from 'zod'
import type { ToolCall, ToolSpec } from '../../assistant/engines/chat'
import { numberedFrom } from '../../assistant/facts/draft-fact'
import type { AnswerCall } from '../../contract/assistant'
import type { Locale } from '../../contract/locale'
import type { Fact } from '../../contract/report'
import { AppError } from '../../errors'
import type { Unnumbered } from './answer'
import type { Tool, ToolContext } from './tools/tool'

export type UsedTool = Omit<Unnumbered<AnswerCall>, 'type'>

/** Of one result, for the model; about 2,500 tokens. */
const MAX_SAID = 8_000
/** Of one answer. */
const MAX_FACTS = 200
const MAX_ARGUMENTS = 2_000
const MAX_DETAIL = 600
/** Room for less than a few facts is none. */
const MIN_ROOM = 600

export const toSpec = ({ name, description, input }: Tool): ToolSpec => ({
  name,
  description,
  parameters: z.toJSONSchema(input, { io: 'input' }),
})

export type Looking = {
  tools: readonly Tool[]
  facts: Map<string, Fact>
  context: ToolContext
  locale: Locale
  room: { chars: number }
}

/**
 * @param tools those that the asker may use
 * @param facts of the answer so far: what is found is added, so that it can be cited
 * @param room characters that the model can still be told: what is said is taken off
 * @param left how many calls there may still be
 */
export async function useTool(
  { tools, facts, context, locale, room }: Looking,
  call: ToolCall,
  left: number,
): Promise<{ used: UsedTool; said: string }> {
  const base = { tool: call.name, arguments: call.arguments.slice(0, MAX_ARGUMENTS), facts: [] as Fact[], leftOut: 0 }
  const tell = (said: string) => {
    room.chars -= said.length
    return said
  }
  const refuse = (code: string, detail: string) => {
    const problem = { code, detail: detail.slice(0, MAX_DETAIL) }
    return { used: { ...base, problem }, said: tell(JSON.stringify({ error: problem })) }
  }
  const tool = tools.find(({ name }) => name === call.name)
  if (!tool) return refuse('unknown_tool', `there are: ${tools.map(({ name }) => name).join(', ')}`)
  if (left <= 0 || facts.size >= MAX_FACTS || room.chars < MIN_ROOM)
    return refuse('too_many_calls', 'answer from what you have')
  const parsed = tool.input.safeParse(readJson(call.arguments))
  if (!parsed.success) return refuse('bad_arguments', z.prettifyError(parsed.error))
  try {
    const found = await tool.run(context, parsed.data)
    const all = numberedFrom(facts.size, found.facts)
    const lines = all.map(({ id, sentence }) => JSON.stringify({ id, says: sentence[locale] }))
    let size = 0
    const count = lines.findIndex((line, i) => {
      size += line.length + 1
      return size > Math.min(MAX_SAID, room.chars) || facts.size + i >= MAX_FACTS
    })
    const told = count < 0 ? all : all.slice(0, count)
    for (const fact of told) facts.set(fact.id, fact)
    const leftOut = found.leftOut + all.length - told.length
    const more = leftOut > 0 ? [JSON.stringify({ note: `${leftOut} more are left out` })] : []
    const said = [...lines.slice(0, told.length), ...more].join('\n')
    return {
      used: { ...base, facts: told, leftOut, problem: null },
      said: tell(said || JSON.stringify({ note: 'nothing found' })),
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    return refuse(error.code, error.message)
  }
}

/** What is no JSON is told as what it is: something that is no object. */
function readJson(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return text
  }
}
