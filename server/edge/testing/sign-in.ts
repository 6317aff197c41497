/** Signs in as a browser does. Returns the Cookie header to send from then on. */
export async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const start = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await start.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(start), origin: url },
    body: new URLSearchParams({ csrfToken, ...account, json: 'true' }),
  })
  return cookiesOf(answer)
}

function cookiesOf(answer: Response): string {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return cookies.join('; ')
}
