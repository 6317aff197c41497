/** Every HTTP operation, for docs/openapi.json. The test beside this file compares it with the route handlers. */
import { z } from 'zod'
import { alertDetail, alertPage, alertQuery, alertStepBody, alertView } from '../server/contract/alert'
import {
  cameraAdminView,
  cameraDraft,
  cameraPatch,
  cameraTest,
  cameraTestReply,
  cameraView,
} from '../server/contract/camera'
import { LOCALES } from '../server/contract/locale'
import { modelView } from '../server/contract/model'
import { cameraSight, ruleDraft, rulePatch, ruleView } from '../server/contract/rule'
import { sessionView } from '../server/contract/session'
import { health, publicConfig } from '../server/contract/system'
import {
  passwordChange,
  type Role,
  setupBody,
  tokenDraft,
  tokenView,
  userDraft,
  userPatch,
  userView,
} from '../server/contract/user'

export type Operation = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  /** The least role; null for anybody. */
  role: Role | null
  summary: string
  query?: z.ZodObject
  body?: z.ZodType | 'bytes'
  /** JSON of this shape, bytes of this type, or nothing (204). */
  reply: z.ZodType | string | null
}

const op = (
  method: Operation['method'],
  path: string,
  role: Role | null,
  summary: string,
  reply: Operation['reply'],
  more: Pick<Operation, 'query' | 'body'> = {},
): Operation => ({ method, path, role, summary, reply, ...more })

const optionalCamera = z.string().optional().describe('Camera id; without it the first enabled camera.')
const locale = z.enum(LOCALES).optional().describe('Language of what is drawn into the picture.')

/** Answered before Next. */
export const OWN_OPERATIONS: Operation[] = [
  op('GET', '/health', null, 'How the server is; 503 without a database.', health),
  op('GET', '/config', 'viewer', 'Cameras and settings, read-only and without secrets.', publicConfig),
  op(
    'GET',
    '/video.mjpg',
    'viewer',
    'Pictures of one camera for an <img> or a recorder, without end.',
    'multipart/x-mixed-replace',
    {
      query: z.strictObject({
        camera: optionalCamera,
        overlay: z.enum(['0', '1']).default('0').describe('1: boxes and labels drawn in.'),
        locale,
      }),
    },
  ),
  op(
    'GET',
    '/stream',
    'viewer',
    'Pictures of several cameras in one response, without end. Each picture is two parts, written at once: its result (application/json, a frame message) and the JPEG of the same frame. Both carry X-Camera-Id, X-Frame-Id, X-Timestamp and Content-Length. An empty part comes after 5 s of silence.',
    'multipart/mixed',
    { query: z.strictObject({ cameras: z.string().describe('1 to 16 camera ids, separated by commas.') }) },
  ),
  op('GET', '/snapshot.jpg', 'viewer', 'The newest picture, with X-Frame-Id and X-Timestamp.', 'image/jpeg', {
    query: z.strictObject({
      camera: optionalCamera,
      overlay: z.enum(['0', '1']).default('1').describe('0: without boxes and labels.'),
      locale,
    }),
  }),
]

/** For what changes credentials. */
const IN_A_BROWSER = 'With a session only: a token gets session_required.'

/** Route handlers of app/api. Sign-in itself (/api/auth) is next-auth's and no interface for programs. */
export const API_OPERATIONS: Operation[] = [
  op('GET', '/api/cameras', 'viewer', 'All cameras with their status.', z.array(cameraView)),
  op('POST', '/api/cameras', 'admin', 'Adds a camera.', cameraAdminView, { body: cameraDraft }),
  op('POST', '/api/cameras/test', 'admin', 'Opens a source once: a picture, or why not.', cameraTestReply, {
    body: cameraTest,
  }),
  op('GET', '/api/cameras/media-files', 'admin', 'Files of the media folder.', z.array(z.string())),
  op('GET', '/api/cameras/{id}', 'viewer', 'One camera.', cameraView),
  op('PATCH', '/api/cameras/{id}', 'admin', 'Changes a camera; what is absent stays.', cameraAdminView, {
    body: cameraPatch,
  }),
  op('DELETE', '/api/cameras/{id}', 'admin', 'Removes a camera; its alerts stay.', null),
  op('GET', '/api/cameras/{id}/admin', 'admin', 'One camera with its source, never its password.', cameraAdminView),
  op('GET', '/api/models', 'viewer', 'All models.', z.array(modelView)),
  op('POST', '/api/models', 'admin', 'Adds a model: the body is the .onnx file, at most 512 MB.', modelView, {
    query: z.strictObject({ name: z.string().min(1).max(120).describe('File name.') }),
    body: 'bytes',
  }),
  op('DELETE', '/api/models/{id}', 'admin', 'Removes an uploaded model that no camera uses.', null),
  op('GET', '/api/rules', 'viewer', 'All rules.', z.array(ruleView)),
  op('GET', '/api/rules/sights', 'admin', 'What each camera can see: other rules never fire.', z.array(cameraSight)),
  op('POST', '/api/rules', 'admin', 'Adds a rule.', ruleView, { body: ruleDraft }),
  op('PATCH', '/api/rules/{id}', 'admin', 'Changes a rule; what is absent stays.', ruleView, { body: rulePatch }),
  op('DELETE', '/api/rules/{id}', 'admin', 'Removes a rule; its alerts stay.', null),
  op('GET', '/api/alerts', 'viewer', 'Alerts, newest first, a page at a time.', alertPage, { query: alertQuery }),
  op('GET', '/api/alerts/{id}', 'viewer', 'One alert with its history.', alertDetail),
  op('GET', '/api/alerts/{id}/snapshot.jpg', 'viewer', 'The picture of an alert, boxes drawn in.', 'image/jpeg'),
  op('POST', '/api/alerts/{id}/steps', 'operator', 'Acknowledges, resolves, marks false.', alertView, {
    body: alertStepBody,
  }),
  op('GET', '/api/users', 'admin', 'All users.', z.array(userView)),
  op('POST', '/api/users', 'admin', `Adds a user. ${IN_A_BROWSER}`, userView, { body: userDraft }),
  op('PATCH', '/api/users/{id}', 'admin', `Changes a user. ${IN_A_BROWSER}`, userView, { body: userPatch }),
  op('DELETE', '/api/users/{id}', 'admin', `Removes a user. ${IN_A_BROWSER}`, null),
  op('DELETE', '/api/users/{id}/sessions', 'admin', `Signs a user out everywhere. ${IN_A_BROWSER}`, null),
  op(
    'POST',
    '/api/account/password',
    'viewer',
    `Changes your password; ends your other sessions and all your tokens. ${IN_A_BROWSER}`,
    null,
    { body: passwordChange },
  ),
  op('GET', '/api/account/sessions', 'viewer', `Where you are signed in. ${IN_A_BROWSER}`, z.array(sessionView)),
  op('DELETE', '/api/account/sessions', 'viewer', `Ends all your sessions but this one. ${IN_A_BROWSER}`, null),
  op('DELETE', '/api/account/sessions/{id}', 'viewer', `Ends one of your sessions. ${IN_A_BROWSER}`, null),
  op('GET', '/api/account/tokens', 'viewer', 'Your tokens for programs.', z.array(tokenView)),
  op(
    'POST',
    '/api/account/tokens',
    'viewer',
    `Makes a token; it is shown this once. At most 20, each for at most a year. ${IN_A_BROWSER}`,
    z.strictObject({ token: z.string(), view: tokenView }),
    { body: tokenDraft },
  ),
  op('DELETE', '/api/account/tokens/{id}', 'viewer', `Removes a token and ends its connections. ${IN_A_BROWSER}`, null),
  op('POST', '/api/locale', null, 'Sets the language cookie.', z.strictObject({ locale: z.enum(LOCALES) }), {
    body: z.strictObject({ locale: z.enum(LOCALES) }),
  }),
  op('POST', '/api/setup', null, 'Makes the first administrator, with the one-time token.', null, { body: setupBody }),
]
