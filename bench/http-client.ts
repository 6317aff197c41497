/** A signed-in caller of the server's HTTP interface. */
import type { CameraAdminView, CameraDraftInput, CameraView } from '../server/contract/camera'
import type { UserDraft, UserView } from '../server/contract/user'

export type Account = {
  url: string
  /** Ready for a Cookie header. */
  cookie: string
  /** Throws for an answer that is none of success. */
  call<T>(method: string, path: string, body?: object): Promise<T>
  createUser(draft: UserDraft): Promise<UserView>
  createCamera(draft: CameraDraftInput): Promise<CameraAdminView>
  camera(id: string): Promise<CameraView>
  removeCamera(id: string): Promise<void>
}

/** Signs in as the form does. */
export async function signIn(url: string, email: string, password: string): Promise<Account> {
  const start = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await start.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(start), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  const cookie = cookiesOf(answer)
  if (!cookie.includes('session')) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`)
  return account(url, cookie)
}

function account(url: string, cookie: string): Account {
  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(url + path, {
      method,
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return (text ? JSON.parse(text) : null) as T
  }
  return {
    url,
    cookie,
    call,
    createUser: (draft) => call('POST', '/api/users', draft),
    createCamera: (draft) => call('POST', '/api/cameras', draft),
    camera: (id) => call('GET', `/api/cameras/${id}`),
    removeCamera: (id) => call('DELETE', `/api/cameras/${id}`),
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
