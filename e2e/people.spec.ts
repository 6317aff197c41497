/** Roles, languages and themes, bad input in the browser, a browser's own camera. */
import { expect, test } from '@playwright/test'
import { addBeaconCamera, choose, signIn } from './fixtures/pages'
import { ADMIN, type Home, makeHome, type Server, startServer } from './fixtures/server'

const VIEWER = { email: 'viewer@example.org', password: 'only-looking-here' }
let home: Home
let server: Server

test.beforeAll(async () => {
  home = await makeHome()
  server = await startServer(home, {
    SIGHTLINE_ADMIN_EMAIL: ADMIN.email,
    SIGHTLINE_ADMIN_PASSWORD: ADMIN.password,
  })
})

test.afterAll(async () => {
  await server.stop()
  await home.remove()
})

test('who is not signed in sees the sign-in page, and a wrong password says so', async ({ page }) => {
  await page.goto(`${server.url}/admin/cameras`)
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('E-mail').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The e-mail or password is not right.')).toBeVisible()
})

test('a viewer watches but neither configures nor tunes', async ({ page, browser }) => {
  await signIn(page, server.url)
  await addBeaconCamera(page, server.url, 'Hall')
  await page.goto(`${server.url}/admin/users`)
  await page.getByRole('button', { name: 'Add user' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Vera')
  await dialog.getByLabel('E-mail').fill(VIEWER.email)
  await choose(page, 'Role', 'View only')
  await dialog.getByLabel('First password').fill(VIEWER.password)
  await dialog.getByRole('button', { name: 'Add user' }).click()
  await expect(page.getByText(VIEWER.email)).toBeVisible()

  const context = await browser.newContext({ locale: 'en-US' })
  const theirs = await context.newPage()
  await signIn(theirs, server.url, VIEWER)
  await expect(theirs.getByRole('link', { name: 'Admin' })).toHaveCount(0)
  await theirs.getByRole('link', { name: 'Hall', exact: true }).click()
  await expect(theirs.getByText('Only operators and administrators can change these.')).toBeVisible()
  await theirs.goto(`${server.url}/admin/cameras`)
  await expect(theirs.getByRole('link', { name: 'Add camera' })).toHaveCount(0)
  const refused = await theirs.request.post(`${server.url}/api/cameras`, { data: {}, headers: { origin: server.url } })
  expect(refused.status()).toBe(403)
  expect(await refused.json()).toMatchObject({ error: { code: 'forbidden' } })
  await context.close()
})

test('who administers one place has the pages of its cameras and rules, and no others', async ({ page, browser }) => {
  await signIn(page, server.url)
  const post = async (at: string, data: object) => {
    const reply = await page.request.post(`${server.url}/api/${at}`, { data, headers: { origin: server.url } })
    expect(reply.ok(), await reply.text()).toBe(true)
    return (await reply.json()) as { id: string }
  }
  for (const place of ['North', 'South']) {
    const camera = await post('cameras', { name: `${place} gate`, place, source: { kind: 'webcam' }, modelId: null })
    const condition = { kind: 'occupancy', params: { compare: 'at_least', count: 5 } }
    await post('rules', { name: `Crowd ${place}`, cameraId: camera.id, condition, forMs: 0 })
  }
  const account = { email: 'nora@example.org', password: 'the-north-gate-is-mine' }
  const { id } = await post('users', { ...account, name: 'Nora', role: 'none' })
  const grants = [{ level: 'admin', scope: { place: 'North' } }]
  const put = { data: { grants }, headers: { origin: server.url } }
  expect((await page.request.put(`${server.url}/api/users/${id}/grants`, put)).ok()).toBe(true)

  const context = await browser.newContext({ locale: 'en-US' })
  const theirs = await context.newPage()
  await signIn(theirs, server.url, account)
  const main = theirs.getByRole('main')
  await theirs.getByRole('link', { name: 'Cameras' }).click()
  await theirs.waitForURL(/\/admin\/cameras$/)
  await expect(main.getByRole('link', { name: 'North gate' })).toBeVisible()
  await expect(main.getByText('South gate')).toHaveCount(0)
  await expect(theirs.getByRole('link', { name: 'Add camera' })).toHaveCount(0)
  await main.getByRole('link', { name: 'North gate' }).click()
  await main.getByRole('textbox', { name: 'Place' }).fill('South')
  await main.getByRole('button', { name: 'Save' }).click()
  await expect(main.getByText('You administer this camera where it is now, not there.')).toBeVisible()
  await theirs.getByRole('link', { name: 'Alert rules' }).click()
  await theirs.waitForURL(/\/admin\/rules$/)
  await expect(main.getByRole('switch', { name: 'Enable Crowd North' })).toBeVisible()
  await expect(main.getByText('Crowd South')).toHaveCount(0)
  await expect(theirs.getByRole('link', { name: 'Users' })).toHaveCount(0)
  await theirs.goto(`${server.url}/admin/users`)
  await expect(theirs).toHaveURL(/\/no-access$/)
  await context.close()
})

test('the page speaks Chinese to a Chinese browser, and changes when asked', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByLabel('邮箱').fill(ADMIN.email)
  await page.getByLabel('密码', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/live$/)
  await expect(page.getByRole('status', { name: '实时连接正常' })).toBeVisible()
  await context.close()
})

test('a camera that cannot be opened says why in plain words, and scripts in names stay text', async ({ page }) => {
  await signIn(page, server.url)
  await page.goto(`${server.url}/admin/cameras/new`)
  await page.getByLabel('Name', { exact: true }).fill('<script>document.title="owned"</script>')
  await choose(page, 'Kind', 'RTSP camera')
  await page.getByLabel('Address').fill('rtsp://127.0.0.1:9/none')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByText('The test failed')).toBeVisible()
  await page.getByRole('button', { name: 'Add camera' }).click()
  await expect(page).toHaveURL(/\/admin\/cameras$/)
  await expect(page.getByText('<script>document.title="owned"</script>')).toBeVisible()
  await expect(page).not.toHaveTitle(/owned/)
})

test("a browser's own camera runs through the same pipeline", async ({ page, context }) => {
  await context.grantPermissions(['camera'], { origin: server.url })
  await signIn(page, server.url)
  await page.goto(`${server.url}/admin/cameras/new`)
  await page.getByLabel('Name', { exact: true }).fill('My laptop')
  await choose(page, 'Kind', 'Browser camera')
  await choose(page, 'Model', /Calibration beacon/)
  await page.getByRole('button', { name: 'Add camera' }).click()
  await page.getByRole('link', { name: "Send this device's camera" }).first().click()
  await page.getByRole('button', { name: 'Start sending' }).click()
  await expect(page.getByText(/[1-9]\d* pictures sent/)).toBeVisible()
  await expect(page.getByTestId('picture')).toHaveAttribute('data-frame-id', /\d+/)
})

test('signing out ends the session on the server, with what it has open', async ({ page, context }) => {
  await signIn(page, server.url)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(cookie).toContain('sightline.session=')
  const headers = { cookie }
  const config = () => fetch(`${server.url}/config`, { headers }).then(({ status }) => status)
  expect(await config()).toBe(200)
  const draft = { name: 'Open to the end', source: { kind: 'calibration' }, modelId: null }
  const made = await page.request.post(`${server.url}/api/cameras`, { data: draft, headers: { origin: server.url } })
  const { id: camera } = await made.json()
  const stream = await fetch(`${server.url}/video.mjpg?camera=${camera}`, { headers })
  const ended = stream.body?.pipeTo(new WritableStream())
  await page.goto(`${server.url}/account`)
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await config()).toBe(401)
  await ended
})
