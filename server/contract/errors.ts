/** The one list of error codes. Texts for people are in messages/*.json under `errors.<code>`. */
import { z } from 'zod'

/** Code -> HTTP status. Sockets carry the code alone. */
export const ERROR_STATUS = {
  bad_request: 400,
  invalid_json: 400,
  unknown_message: 400,
  validation_failed: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  wrong_password: 403,
  forbidden: 403,
  session_required: 403,
  foreign_origin: 403,
  setup_token_invalid: 403,
  setup_done: 409,
  unknown_host: 421,
  method_not_allowed: 405,
  method_unknown: 501,
  not_found: 404,
  camera_not_found: 404,
  model_not_found: 404,
  rule_not_found: 404,
  alert_not_found: 404,
  user_not_found: 404,
  snapshot_not_found: 404,
  token_not_found: 404,
  session_not_found: 404,
  job_not_found: 404,
  film_not_found: 404,
  name_taken: 409,
  email_taken: 409,
  model_in_use: 409,
  last_admin: 409,
  too_many_tokens: 409,
  alert_state: 409,
  job_state: 409,
  film_state: 409,
  films_full: 409,
  no_picture: 409,
  camera_elsewhere: 409,
  snapshot_elsewhere: 409,
  too_large: 413,
  rate_limited: 429,
  too_many_connections: 429,
  internal: 500,
  job_lost: 500,
  job_unknown: 500,
  busy: 503,
  engine_down: 503,
  timed_out: 504,
  disk_full: 507,
  // sources
  source_invalid_url: 422,
  source_address: 422,
  source_unreachable: 422,
  source_refused: 422,
  source_auth: 422,
  source_not_found: 422,
  source_timeout: 422,
  source_no_video: 422,
  source_codec: 422,
  source_broken: 422,
  source_outside_media: 422,
  source_ended: 422,
  source_crashed: 422,
  source_set_aside: 422,
  webcam_waiting: 422,
  secret_lost: 422,
  film_too_long: 422,
  // models
  model_empty: 422,
  model_invalid: 422,
  model_unknown_output: 422,
  model_unknown_input: 422,
  model_checksum: 422,
  model_crashed: 422,
  model_stuck: 422,
  model_set_aside: 422,
  // inference
  inference_failed: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS
export const errorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]])

export const errorBody = z.strictObject({
  error: z.strictObject({
    code: errorCode,
    message: z.string(),
    /** Field path -> what is wrong, with `validation_failed`. */
    fields: z.record(z.string(), z.string()).optional(),
    /** Seconds to wait, with `rate_limited`. */
    retryAfter: z.number().optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
