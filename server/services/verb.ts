/**
 * What the program can do, one verb a file. From a verb's declaration follow its HTTP route, its OpenAPI entry, its
 * typed client, its permission check and its audit entry; `run` is what is left.
 */
import type { z } from 'zod'
import type { Action, CameraAction } from '../access/actions'
import type { CameraResource } from '../access/can'
import type { ErrorCode } from '../contract/errors'
import type { Locale } from '../contract/locale'
import type { Principal } from '../contract/user'
import type { OpenedSession } from './account/sessions'
import type { Change } from './change'
import type { Context } from './context'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * JSON of a shape; nothing (204); bytes of a media type; a file of one, also in parts; bytes that are made while they are
 * sent, of one of some types; or events of a shape, one after the other, until it ends.
 */
export type Output =
  | z.ZodType
  | null
  | `${string}/${string}`
  | { file: `${string}/${string}` }
  | { stream: readonly `${string}/${string}`[] }
  | { events: z.ZodType }

/** Bytes as an answer, and what is said about them. */
export type Bytes = { bytes: Uint8Array; headers?: Record<string, string> }

/** A file as an answer; with a name, one to be kept. */
export type FileResult = { path: string; name?: string }

/** type: the Content-Type. */
export type StreamResult = { type: string; headers: Record<string, string>; chunks: AsyncIterable<Uint8Array> }

export type Result<O extends Output> = O extends z.ZodType
  ? z.output<O>
  : O extends { events: infer E extends z.ZodType }
    ? AsyncIterable<z.output<E>>
    : O extends { file: string }
      ? FileResult
      : O extends { stream: readonly string[] }
        ? StreamResult
        : O extends string
          ? Bytes
          : undefined

/** Nobody has to be signed in for these. */
type Open = 'anyone'

export type Call<A extends Action | Open, I extends z.ZodObject> = {
  who: A extends Open ? Principal | null : Principal
  input: z.output<I>
  /** The one way to change what is stored: a transaction that ends with its audit entry. */
  change: Change
  /** The body as it comes, for verbs with `body: 'bytes'`. */
  body: AsyncIterable<Uint8Array>
  /** Aborted when the asker is gone. */
  signal: AbortSignal
  /** Where the request came from. */
  address: string
  /** The asker's language, for what is drawn or written for people. */
  locale: Locale
  /** The asker's browser goes on with this session: its old one has ended. */
  goOnWith(session: OpenedSession): void
}

/** How the camera that a call is about is found: `cameraOf`, `alertOf`, `ruleOf` (locate.ts). */
export type Locate<I extends z.ZodObject> = {
  /** Who may not do this does not even learn that it exists. */
  read: CameraAction
  /** Thrown when it does not exist, or not for this person. */
  missing: ErrorCode
  find(c: Context, input: z.output<I>): Promise<CameraResource | null>
}

type Checked<A extends Action | Open, I extends z.ZodObject> = A extends CameraAction
  ? {
      /** The camera in question, or 'visible': the verb itself keeps to visibleCameras(who). */
      on: Locate<I> | 'visible'
    }
  : { on?: never }

export type Verb<
  N extends string = string,
  M extends Method = Method,
  P extends string = string,
  A extends Action | Open = Action | Open,
  I extends z.ZodObject = z.ZodObject,
  O extends Output = Output,
> = {
  /** Unique, `area.verb`: what the audit and the typed client call it. */
  name: N
  method: M
  /** {name} in it is a field of the input; the rest of the input is the query of a GET or DELETE, else the JSON body. */
  path: P
  /** One sentence for the API's documentation. */
  summary: string
  action: A
  input: I
  output: O
  /** The body is a file; the whole input is in path and query. */
  body?: 'bytes'
  /** It changes nothing although it is no GET: no audit entry is owed. */
  readOnly?: true
  /** A method, not a property: verbs of every input fit into one registry. */
  run(c: Context, call: Call<A, I>): Promise<Result<O>>
} & Checked<A, I>

/** Keeps the literal types that the typed client is made from. */
export function verb<
  const N extends string,
  const M extends Method,
  const P extends `/${string}`,
  A extends Action | Open,
  I extends z.ZodObject,
  const O extends Output,
>(declaration: Verb<N, M, P, A, I, O>): Verb<N, M, P, A, I, O> {
  return declaration
}
