/** Every verb the transports may call. Each checks the caller's role itself and parses nothing twice: inputs are already of the contract's types. */
import type { AlertDetail, AlertPage, AlertQuery, AlertState, AlertView } from '../contract/alert'
import type { CameraAdminView, CameraDraft, CameraPatch, CameraTestReply, CameraView } from '../contract/camera'
import type { ModelView } from '../contract/model'
import type { CameraSight, RuleDraft, RulePatch, RuleView } from '../contract/rule'
import type { SessionView } from '../contract/session'
import type { Health, PublicConfig } from '../contract/system'
import type { Principal, SetupBody, TokenDraft, TokenView, UserDraft, UserPatch, UserView } from '../contract/user'
import type { OpenedSession } from './account/sessions'
import type { Origin, SignedIn } from './account/sign-in'

export interface Services {
  cameras: {
    /** viewer */
    list(who: Principal): Promise<CameraView[]>
    /** viewer; throws camera_not_found */
    get(who: Principal, id: string): Promise<CameraView>
    /** admin */
    getAdmin(who: Principal, id: string): Promise<CameraAdminView>
    /** admin; throws name_taken, model_not_found, source_* (static checks only) */
    create(who: Principal, draft: CameraDraft): Promise<CameraAdminView>
    /** admin */
    update(who: Principal, id: string, patch: CameraPatch): Promise<CameraAdminView>
    /** admin */
    remove(who: Principal, id: string): Promise<void>
    /** admin; cameraId lends its stored password */
    test(who: Principal, draft: CameraDraft, cameraId?: string): Promise<CameraTestReply>
    /** operator; stored, and live at once */
    tune(
      who: Principal,
      id: string,
      change: { intervalMs?: number; confidence?: number; iou?: number },
    ): Promise<CameraView>
    /** operator; one webcam picture. Throws camera_not_found, engine_down, too_large */
    pushWebcam(who: Principal, id: string, jpeg: Uint8Array): Promise<void>
    /** admin; files of the media folder that can be chosen, relative paths, sorted, at most 500 */
    mediaFiles(who: Principal): Promise<string[]>
  }
  models: {
    /** viewer */
    list(who: Principal): Promise<ModelView[]>
    /** admin; stores an uploaded .onnx (bytes as they come, at most 512 MB) and inspects it. Kept even when unusable, with its error shown. */
    upload(who: Principal, fileName: string, body: AsyncIterable<Uint8Array>): Promise<ModelView>
    /** admin; throws model_in_use, forbidden for shipped ones */
    remove(who: Principal, id: string): Promise<void>
  }
  rules: {
    list(who: Principal): Promise<RuleView[]>
    /** admin; what each camera can see: rules on anything else never fire */
    sights(who: Principal): Promise<CameraSight[]>
    /** admin */
    create(who: Principal, draft: RuleDraft): Promise<RuleView>
    update(who: Principal, id: string, patch: RulePatch): Promise<RuleView>
    remove(who: Principal, id: string): Promise<void>
  }
  alerts: {
    /** viewer */
    list(who: Principal, query: AlertQuery): Promise<AlertPage>
    get(who: Principal, id: string): Promise<AlertDetail>
    /** JPEG with boxes burned in; throws snapshot_not_found */
    snapshot(who: Principal, id: string): Promise<Buffer>
    /** operator; throws alert_state when the step is not allowed from the present state */
    step(who: Principal, id: string, state: Exclude<AlertState, 'raised'>, note?: string): Promise<AlertView>
  }
  users: {
    /** admin; what changes somebody wants a browser session (session_required) */
    list(who: Principal): Promise<UserView[]>
    create(who: Principal, draft: UserDraft): Promise<UserView>
    /** throws last_admin */
    update(who: Principal, id: string, patch: UserPatch): Promise<UserView>
    remove(who: Principal, id: string): Promise<void>
    /** Signs the person out everywhere. */
    endSessions(who: Principal, id: string): Promise<void>
  }
  /** What changes credentials wants a browser session (session_required): a token must not make its holder outlive it. */
  account: {
    /** Anybody; rate limited, so that strangers hold up strangers only. Throws invalid_credentials, rate_limited (retryAfter), busy. */
    signIn(email: string, password: string, from: Origin): Promise<SignedIn>
    /** Ends this session; nothing happens when it has ended. */
    signOut(sessionId: string): Promise<void>
    /** Throws wrong_password. Ends every session and token; returns the session that goes on. */
    changePassword(who: Principal, current: string, next: string): Promise<OpenedSession>
    listSessions(who: Principal): Promise<SessionView[]>
    /** One of the caller's own. */
    endSession(who: Principal, id: string): Promise<void>
    endOtherSessions(who: Principal): Promise<void>
    listTokens(who: Principal): Promise<TokenView[]>
    /** The token itself is shown once and stored as a hash. */
    createToken(who: Principal, draft: TokenDraft): Promise<{ token: string; view: TokenView }>
    removeToken(who: Principal, id: string): Promise<void>
    /** Session id -> who, or null when it has ended or the user is gone or disabled. Cached for less than a second. */
    fromSession(sessionId: string): Promise<Principal | null>
    /** Bearer token -> who, or null. */
    fromToken(token: string): Promise<Principal | null>
  }
  setup: {
    /** True until the first administrator exists. */
    needed(): Promise<boolean>
    /** Throws setup_token_invalid, setup_done. */
    createFirstAdmin(body: SetupBody): Promise<void>
  }
  system: {
    health(): Promise<Health>
    config(who: Principal): Promise<PublicConfig>
  }
}
