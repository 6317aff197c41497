/** What a browser is told in the background: public/push-worker.js shows it. */
import { z } from 'zod'

export const pushMessage = z.strictObject({
  title: z.string(),
  body: z.string(),
  /** One with the same takes the place of another. */
  tag: z.string(),
  /** Of the page that a click opens. */
  path: z.string().startsWith('/'),
  /** Stays until somebody looks at it. */
  urgent: z.boolean(),
})
export type PushMessage = z.infer<typeof pushMessage>
