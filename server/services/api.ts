/** Every verb the transports may call. Each checks the caller's role itself and parses nothing twice: inputs are already of the contract's types. */
import type { AlertDetail, AlertPage, AlertQuery, AlertState, AlertView } from '../contract/alert'
import type { CameraAdminView, CameraDraft, CameraPatch, CameraTestReply, CameraView } from '../contract/camera'
import type { ModelView } from '../contract/model'
import type { CameraSight, RuleDraft, RulePatch, RuleView } from '../contract/rule'
import type { Health, PublicConfig } from '../contract/system'
import type { Principal, SetupBody, TokenView, UserDraft, UserPatch, UserView } from '../contract/user'

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
    /** admin */
    list(who: Principal): Promise<UserView[]>
    create(who: Principal, draft: UserDraft): Promise<UserView>
    /** throws last_admin */
    update(who: Principal, id: string, patch: UserPatch): Promise<UserView>
    remove(who: Principal, id: string): Promise<void>
  }
  account: {
    /** Anybody; rate limited per account and per address. Throws invalid_credentials, rate_limited (retryAfter). */
    signIn(
      email: string,
      password: string,
      address: string,
    ): Promise<{ id: string; email: string; name: string; role: Principal['role']; sessionVersion: number }>
    /** Throws wrong_password. Ends every other session. Returns the new session version. */
    changePassword(who: Principal, current: string, next: string): Promise<{ sessionVersion: number }>
    listTokens(who: Principal): Promise<TokenView[]>
    /** The token itself is shown once and stored as a hash. */
    createToken(who: Principal, name: string): Promise<{ token: string; view: TokenView }>
    removeToken(who: Principal, id: string): Promise<void>
    /** Session claims -> who, or null when the user is gone, disabled or signed out everywhere. Cached for 2 s. */
    fromSession(userId: string, sessionVersion: number): Promise<Principal | null>
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
