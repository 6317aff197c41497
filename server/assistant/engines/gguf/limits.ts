export const GGUF_LIMITS = {
  /** Answers that one process writes side by side, on one thread. */
  sequences: 2,
  /** Prompt and answer together; the model's own, where that is less. Memory grows with it. */
  contextTokens: 8_192,
  /** Where memory is short. */
  minContextTokens: 2_048,
  /** Read at once: a stop waits for this many tokens of the prompt at most. */
  batchTokens: 64,
  /** Of a prompt: more is never a report. */
  promptChars: 100_000,
} as const
