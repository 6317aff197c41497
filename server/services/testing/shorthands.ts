/** The verbs by area, for tests that call many of them: who asks, then what for. */
import type { AlertQuery, AlertState } from '../../contract/alert'
import type { Locale } from '../../contract/locale'
import type { Principal, Role } from '../../contract/user'
import type { Accounts } from '../account/accounts'
import type { OpenedSession } from '../account/sessions'
import type { Asked } from '../perform'
import type { VerbInput, VerbName, VerbOutput } from '../registry'

type Call = <N extends VerbName>(
  name: N,
  who: Principal | null,
  input: VerbInput<N>,
  more?: Partial<Asked>,
) => Promise<VerbOutput<N>>
type Running = { accounts: Accounts; setupNeeded(): Promise<boolean>; health(): Promise<unknown> }
type Snapshot = { overlay: boolean; locale: Locale }
type Rest<N extends VerbName> = Omit<VerbInput<N>, 'id'>

export function shorthands(call: Call, running: Running) {
  return {
    cameras: {
      list: (who: Principal) => call('cameras.list', who, {}),
      get: (who: Principal, id: string) => call('cameras.get', who, { id }),
      getAdmin: (who: Principal, id: string) => call('cameras.getAdmin', who, { id }),
      create: (who: Principal, draft: VerbInput<'cameras.create'>) => call('cameras.create', who, draft),
      update: (who: Principal, id: string, patch: Rest<'cameras.update'>) =>
        call('cameras.update', who, { id, ...patch } as VerbInput<'cameras.update'>),
      remove: (who: Principal, id: string) => call('cameras.remove', who, { id }),
      test: (who: Principal, draft: VerbInput<'cameras.test'>['draft'], cameraId?: string) =>
        call('cameras.test', who, { draft, ...(cameraId === undefined ? {} : { cameraId }) }),
      tune: (who: Principal, id: string, change: Rest<'cameras.tune'>) => call('cameras.tune', who, { id, ...change }),
      pushWebcam: (who: Principal, id: string, jpeg: Uint8Array) =>
        call('cameras.pushWebcam', who, { id }, { body: only(jpeg) }),
      mediaFiles: (who: Principal) => call('cameras.mediaFiles', who, {}),
    },
    models: {
      list: (who: Principal) => call('models.list', who, {}),
      upload: (who: Principal, name: string, body: AsyncIterable<Uint8Array>) =>
        call('models.upload', who, { name }, { body }),
      remove: (who: Principal, id: string) => call('models.remove', who, { id }),
    },
    rules: {
      list: (who: Principal) => call('rules.list', who, {}),
      sights: (who: Principal) => call('rules.sights', who, {}),
      create: (who: Principal, draft: VerbInput<'rules.create'>) => call('rules.create', who, draft),
      update: (who: Principal, id: string, patch: Rest<'rules.update'>) => call('rules.update', who, { id, ...patch }),
      remove: (who: Principal, id: string) => call('rules.remove', who, { id }),
    },
    alerts: {
      list: (who: Principal, query: Partial<AlertQuery>) => call('alerts.list', who, query),
      get: (who: Principal, id: string) => call('alerts.get', who, { id }),
      snapshot: async (who: Principal, id: string, options: Snapshot) =>
        Buffer.from(
          (await call('alerts.snapshot', who, { id, locale: options.locale, overlay: options.overlay ? '1' : '0' }))
            .bytes,
        ),
      step: (who: Principal, id: string, state: Exclude<AlertState, 'raised'>, note?: string) =>
        call('alerts.step', who, { id, state, note }),
    },
    users: {
      list: (who: Principal) => call('users.list', who, {}),
      create: (who: Principal, draft: { email: string; name: string; role: Role; password: string }) =>
        call('users.create', who, draft),
      update: (who: Principal, id: string, patch: Rest<'users.update'>) => call('users.update', who, { id, ...patch }),
      remove: (who: Principal, id: string) => call('users.remove', who, { id }),
      endSessions: (who: Principal, id: string) => call('users.endSessions', who, { id }),
    },
    account: {
      ...running.accounts,
      /** Returns the session that the browser goes on with. */
      changePassword: async (who: Principal, current: string, next: string): Promise<OpenedSession> => {
        let opened: OpenedSession | undefined
        const goOnWith = (session: OpenedSession) => {
          opened = session
        }
        await call('account.changePassword', who, { current, next }, { goOnWith })
        if (!opened) throw new Error('no session to go on with')
        return opened
      },
      listTokens: (who: Principal) => call('account.listTokens', who, {}),
      createToken: (who: Principal, draft: VerbInput<'account.createToken'>) => call('account.createToken', who, draft),
      removeToken: (who: Principal, id: string) => call('account.removeToken', who, { id }),
      listSessions: (who: Principal) => call('account.listSessions', who, {}),
      endSession: (who: Principal, id: string) => call('account.endSession', who, { id }),
      endOtherSessions: (who: Principal) => call('account.endOtherSessions', who, {}),
    },
    setup: {
      needed: () => running.setupNeeded(),
      createFirstAdmin: (body: VerbInput<'setup.createFirstAdmin'>) => call('setup.createFirstAdmin', null, body),
    },
    system: { health: () => running.health(), config: (who: Principal) => call('system.config', who, {}) },
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
