/** The assistant: what it is told, and what it says piece by piece on every transport. */
import { z } from 'zod'
import { errorCode } from './errors'
import { LOCALES } from './locale'
import { fact, isTimeZone, reportDigest, reportQuestion, SENTENCE_SOURCES, struckReason } from './report'

export const ASSISTANT_LIMITS = {
  maxTokens: 2_000,
  /** What a model in a file needs for questions: the tools, what they find and the answer. */
  askContextTokens: 8_192,
  /** An answer takes no longer than this. */
  answerMs: 5 * 60_000,
  /** Answers that are not ended yet: of one person, and of all; and of those, how many are written at once. */
  ownOpen: 2,
  open: 24,
  running: 4,
} as const

export const answerParams = z.strictObject({
  temperature: z.number().min(0).max(2).default(0.2),
  topP: z.number().min(0.05).max(1).default(0.9),
  maxTokens: z.int().min(16).max(ASSISTANT_LIMITS.maxTokens).default(800),
  /** The same seed and facts give the same text where the model's server keeps to it. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .nullable()
    .default(null),
})
export type AnswerParams = z.infer<typeof answerParams>

export const answerStart = z.strictObject({
  question: reportQuestion,
  /** Of the text; default: the asker's. */
  locale: z.enum(LOCALES).optional(),
  params: answerParams.default(answerParams.parse({})),
  /** One's own answer that was stopped or cut off: what it has not told yet, from the same facts. */
  continues: z.string().max(64).nullable().default(null),
})
export type AnswerStart = z.input<typeof answerStart>

export const answerBegun = z.strictObject({
  id: z.string(),
  model: z.string(),
  locale: z.enum(LOCALES),
  /** What the text rests on. */
  digest: reportDigest,
})
export type AnswerBegun = z.infer<typeof answerBegun>

export const MAX_QUESTION = 500

/** A question in one's own words: the model answers from what it looks up by the program's verbs, as the asker. */
export const askStart = z.strictObject({
  question: z.string().trim().min(2).max(MAX_QUESTION),
  /** IANA name: whose days and weeks are meant. */
  zone: z.string().max(60).refine(isTimeZone),
  /** Of the answer; default: the asker's. */
  locale: z.enum(LOCALES).optional(),
  params: answerParams.default(answerParams.parse({})),
})
export type AskStart = z.input<typeof askStart>

export const askBegun = z.strictObject({ id: z.string(), model: z.string(), locale: z.enum(LOCALES) })
export type AskBegun = z.infer<typeof askBegun>

const numbered = {
  /** Of the answer. */
  id: z.string(),
  /** 1, 2, 3 … over all messages of the answer: a reader that was away goes on behind the last one it has. */
  seq: z.int().min(1),
}

/** Besides codes of errors. */
export const CALL_PROBLEMS = ['unknown_tool', 'bad_arguments', 'too_many_calls'] as const

export const FINISHES = ['stop', 'length', 'stopped'] as const

export const answerMessage = z.discriminatedUnion('type', [
  /** So many are before it. */
  z.strictObject({ type: z.literal('waiting'), ...numbered, place: z.int().min(1) }),
  /** What the model says, as it comes. */
  z.strictObject({ type: z.literal('token'), ...numbered, text: z.string() }),
  z.strictObject({
    type: z.literal('sentence'),
    ...numbered,
    /** 0, 1, 2 … */
    index: z.int(),
    /** Where it stands in the text of all tokens (UTF-16 units); null: the server's own, instead of one that was missing. */
    span: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
    text: z.string(),
    source: z.enum(SENTENCE_SOURCES),
    verdict: z.enum(['verified', 'struck']),
    /** Why it was struck, and which words are wrong. */
    reason: struckReason.nullable(),
    detail: z.string(),
    cites: z.array(z.string()),
  }),
  /** Of a question: the model has looked something up. */
  z.strictObject({
    type: z.literal('call'),
    ...numbered,
    tool: z.string(),
    /** As the model gave them, JSON or not. */
    arguments: z.string(),
    /** What was found, each to be cited; empty with a problem. */
    facts: z.array(fact),
    /** What there is more of. */
    leftOut: z.int(),
    /** Why nothing was looked up: a code of CALL_PROBLEMS or of an error, and what the model was told. */
    problem: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  }),
  z.strictObject({
    type: z.literal('done'),
    ...numbered,
    /** From asking the model to its first token; null: there was none. */
    ttft_ms: z.number().nullable(),
    tokens: z.int(),
    tokens_per_s: z.number().nullable(),
    /** `stopped`: by the asker. */
    finish: z.enum(FINISHES),
    struck: z.int(),
  }),
  z.strictObject({ type: z.literal('error'), ...numbered, code: errorCode }),
])
export type AnswerMessage = z.infer<typeof answerMessage>
export type AnswerSentence = Extract<AnswerMessage, { type: 'sentence' }>
export type AnswerCall = Extract<AnswerMessage, { type: 'call' }>

export const isLastMessage = ({ type }: AnswerMessage): boolean => type === 'done' || type === 'error'

/** What a client of /ws/assistant may say. */
export const assistantInbound = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), ...answerStart.shape }),
  z.strictObject({ type: z.literal('ask'), ...askStart.shape }),
  z.strictObject({ type: z.literal('resume'), id: z.string().max(64), after: z.int().min(0) }),
  z.strictObject({ type: z.literal('stop'), id: z.string().max(64) }),
  z.strictObject({ type: z.literal('ping') }),
])
export type AssistantInbound = z.infer<typeof assistantInbound>
/** Besides messages of answers. */
export const assistantOutbound = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), ...answerBegun.shape }),
  z.strictObject({ type: z.literal('asked'), ...askBegun.shape }),
  z.strictObject({ type: z.literal('pong'), t: z.int() }),
  z.strictObject({ type: z.literal('refused'), code: errorCode, message: z.string() }),
])
export type AssistantOutbound = z.infer<typeof assistantOutbound>

/** The key is written only: absent keeps the stored one, '' takes it away. */
const openAiSettings = z.strictObject({
  kind: z.literal('openai'),
  url: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\//i),
  model: z.string().trim().min(1).max(200),
  key: z.string().max(500).optional(),
})
/** Name of a file in the models folder. */
export const ggufFileName = z
  .string()
  .max(200)
  .regex(/^[^./\\\0][^/\\\0]*\.gguf$/i)
const ggufSettings = z.strictObject({ kind: z.literal('gguf'), file: ggufFileName })
/** The writer that comes with the program: in use when nothing else is set. */
const builtInSettings = z.strictObject({ kind: z.literal('built_in') })

/** Where words come from. */
export const assistantSettings = z.discriminatedUnion('kind', [openAiSettings, ggufSettings, builtInSettings])
export type AssistantSettings = z.infer<typeof assistantSettings>
/** Null: there is none, and reports are the digest alone. */
export const assistantSettingsBody = z.strictObject({ engine: assistantSettings.nullable() })
export const assistantSettingsView = z.strictObject({
  engine: z
    .discriminatedUnion('kind', [
      openAiSettings.omit({ key: true }).extend({ url: z.string(), model: z.string(), hasKey: z.boolean() }),
      ggufSettings,
      builtInSettings,
    ])
    .nullable(),
})
export type AssistantSettingsView = z.infer<typeof assistantSettingsView>

/** Whether a file may answer questions, by what it says of itself: without a template for conversations or much context it cannot. */
export const questions = z.enum(['possible', 'no_template', 'small_context'])
export type Questions = z.infer<typeof questions>

/** Files in the models folder whose names end in .gguf. */
export const assistantFiles = z.strictObject({
  /** On the server. */
  folder: z.string(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      bytes: z.int(),
      /** As its maker named the model; '' where it does not say. */
      name: z.string(),
      contextTokens: z.int().nullable(),
      /** Null: not known, it is no choice. */
      questions: questions.nullable(),
      /** Why it is no choice. */
      error: errorCode.nullable(),
    }),
  ),
})
export type AssistantFiles = z.infer<typeof assistantFiles>

/** The settings in the form, tried: with the stored key when none is given, without a model only the list of them. */
export const assistantTest = z.strictObject({
  engine: z.discriminatedUnion('kind', [
    openAiSettings.extend({ model: z.string().trim().max(200) }),
    ggufSettings,
    builtInSettings,
  ]),
})
export const assistantTestReply = z.strictObject({
  /** As the server names them, at most 200; of a file the one. */
  models: z.array(z.strictObject({ id: z.string(), contextTokens: z.int().nullable() })),
  /** Of a short answer by the model in question; null when none was named. */
  speed: z
    .strictObject({ ttft_ms: z.number(), tokens: z.int(), tokens_per_s: z.number().nullable(), text: z.string() })
    .nullable(),
})
export type AssistantTestReply = z.infer<typeof assistantTestReply>

/** Since the server's start, of its last answers. */
export const assistantFigures = z.strictObject({
  answers: z.int(),
  failed: z.int(),
  refused: z.int(),
  sentences: z.int(),
  struck: z.int(),
  ttftP50Ms: z.number().nullable(),
  ttftP95Ms: z.number().nullable(),
  tokensPerS: z.number().nullable(),
})
export type AssistantFigures = z.infer<typeof assistantFigures>

export const assistantView = z.strictObject({
  /** Name of the model; null: no engine, the digest alone is the report. */
  model: z.string().nullable(),
  /** It was seen to use tools: questions can be asked. */
  tools: z.boolean(),
})

/** Whether the model that is set asks for a tool when it should. */
export const assistantToolsReply = z.strictObject({ tools: z.boolean() })
