/** Forms, switches, deletions: what is wrong stands where it is wrong, and what happens is seen, by keyboard too. */
import { expect, type Page, type Route, test } from '@playwright/test'
import { choose, signIn } from './fixtures/pages'
import { ADMIN, type Home, makeHome, type Server, startServer } from './fixtures/server'

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
test.beforeEach(({ page }) => signIn(page, server.url))

/** Opens a page and waits until its buttons work. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}${path}`)
  await expect(page.getByRole('status', { name: 'The live connection is up' })).toBeVisible()
}

/** Adds what a test needs by the API; returns its id. */
async function add(page: Page, what: string, data: object): Promise<string> {
  const reply = await page.request.post(`${server.url}/api/${what}`, { data, headers: { origin: server.url } })
  expect(reply.ok()).toBe(true)
  return ((await reply.json()) as { id: string }).id
}
const webcam = (name: string, more: object = {}) => ({ name, source: { kind: 'webcam' }, modelId: null, ...more })
const rule = (name: string, cameraId: string) => ({
  name,
  cameraId,
  condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } },
  forMs: 0,
})

test('a new camera comes with a model, and one without is asked about', async ({ page }) => {
  await visit(page, '/admin/cameras/new')
  await expect(page.getByRole('radio', { name: 'Classroom' })).toBeChecked()
  await expect(page.getByText(/“Classroom, six behaviours” is preselected: it recognises 6 behaviours/)).toBeVisible()
  // The map that is in force is the one that is shown.
  await expect(page.getByText('6 of 6 labels set')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Bare')
  await choose(page, 'Kind', 'Browser camera')
  await page.getByRole('radio', { name: 'Other places' }).click()
  await expect(page.getByLabel('Model', { exact: true })).toContainText('Sites: people, vehicles, animals')
  await page.getByRole('radio', { name: 'Pictures only' }).click()
  await page.getByRole('button', { name: 'Add camera' }).click()
  const question = page.getByRole('alertdialog', { name: 'Save without detection?' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Add camera' })).toBeFocused()
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Save without detection' }).click()
  // A browser's camera leads on to its own page, which was saved as it was asked for.
  await expect(page.getByRole('heading', { name: 'Bare' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Pictures only' })).toBeChecked()
})

test('a bad address is marked at its field, gets the focus, and the mark goes when it is mended', async ({ page }) => {
  await visit(page, '/admin/cameras/new')
  const name = page.getByLabel('Name', { exact: true })
  const address = page.getByLabel('Address')
  await page.getByRole('button', { name: 'Add camera' }).click()
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/This is required/)
  const summary = page.getByRole('alert').filter({ hasText: 'Please check the marked fields.' })
  await expect(summary).toBeVisible()
  await name.fill('Gate')
  await expect(name).not.toHaveAttribute('aria-invalid')
  await expect(summary).toHaveCount(0)

  // What only the server finds stands at the field too.
  await page.getByRole('button', { name: 'Add camera' }).click()
  await expect(address).toBeFocused()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await expect(address).toHaveAccessibleDescription(/The address of the source is not valid/)
  // Wrong in another way, and said at once.
  await address.fill('http://camera')
  await expect(address).toHaveAccessibleDescription(/beginning with rtsp:/)

  await address.fill('rtsp://127.0.0.1:9/none')
  await expect(address).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(address).toHaveAccessibleDescription(/The source refused the connection/)
})

test('a name that is taken stands at the name', async ({ page }) => {
  await add(page, 'cameras', webcam('Taken'))
  await visit(page, '/admin/cameras/new')
  await page.getByLabel('Name', { exact: true }).fill('Taken')
  await choose(page, 'Kind', 'Browser camera')
  await page.getByRole('button', { name: 'Add camera' }).click()
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/already in use/)
})

test('a rule that its camera cannot see says so, in the form and in the list', async ({ page }) => {
  const id = await add(page, 'cameras', webcam('Blind'))
  await visit(page, '/admin/rules')
  await page.getByRole('button', { name: 'Add rule' }).first().click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Camera', 'Blind')
  await expect(dialog.getByText(/The camera has no model/)).toBeVisible()
  await dialog.getByLabel('Name', { exact: true }).fill('Phones')
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  const row = page.getByRole('row', { name: /Phones/ })
  const said = (why: RegExp) => expect(row.getByText(why).filter({ visible: true })).toHaveCount(1)
  await said(/The camera has no model/)

  async function change(patch: object) {
    const headers = { origin: server.url }
    expect((await page.request.patch(`${server.url}/api/cameras/${id}`, { data: patch, headers })).ok()).toBe(true)
    await page.reload()
  }
  await change({ modelId: 'movenet-multipose' })
  await said(/does not recognise “Using phone”/)
  await change({ modelId: 'classroom-six', enabled: false })
  await said(/The camera is off/)
  await change({ enabled: true })
  await expect(row).toBeVisible()
  await expect(row.getByText(/cannot fire/)).toHaveCount(0)
  await page.request.delete(`${server.url}/api/cameras/${id}`, { headers: { origin: server.url } })
})

test('a switch shows what is on its way, goes back with the reason, and says when it is done', async ({ page }) => {
  const id = await add(page, 'cameras', webcam('Switched'))
  await visit(page, '/admin/cameras')
  const held: Route[] = []
  await page.route(`**/api/cameras/${id}`, (route) => void held.push(route))
  const toggle = page.getByRole('switch', { name: 'Enable Switched' })
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-busy', 'true')
  await expect(toggle).not.toBeChecked()
  await expect.poll(() => held.length).toBe(1)
  // A second click changes nothing while the first is on its way.
  await toggle.click({ force: true })
  await held[0]?.fulfill({ status: 503, json: { error: { code: 'busy', message: '' } } })
  await expect(page.getByText('The server is busy at the moment. Please try again.')).toBeVisible()
  await expect(toggle).toBeChecked()
  await expect(toggle).toBeFocused()
  expect(held).toHaveLength(1)

  await page.unroute(`**/api/cameras/${id}`)
  await toggle.click()
  await expect(page.getByText('“Switched” is off')).toBeVisible()
  await expect(toggle).not.toBeChecked()
})

test('the focus goes on to the next row when one is deleted, and then to the button that adds', async ({ page }) => {
  const camera = await add(page, 'cameras', webcam('Focus'))
  for (const name of ['One', 'Two', 'Three']) await add(page, 'rules', rule(name, camera))
  await visit(page, '/admin/rules')
  const bin = (name: string) => page.getByRole('button', { name: `Delete: ${name}` })
  await bin('Two').click()
  await page.keyboard.press('Escape')
  await expect(bin('Two')).toBeFocused()
  for (const [name, next] of [
    ['Two', bin('Three')],
    ['Three', bin('One')],
    ['One', page.getByRole('button', { name: 'Add rule' })],
  ] as const) {
    await bin(name).press('Enter')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter')
    await expect(page.getByText(`“${name}” deleted`)).toBeVisible()
    await expect(next).toBeFocused()
  }
})

test("a row's menu gets the focus back from what it opened", async ({ page }) => {
  for (const name of ['Ann', 'Bob'])
    await add(page, 'users', { name, email: `${name}@example.org`, role: 'viewer', password: 'only-looking-here' })
  await visit(page, '/admin/users')
  const menu = (name: string) => page.getByRole('button', { name: `Actions: ${name}` })
  for (const item of ['Edit', 'Reset password', 'Sign out everywhere', 'Delete']) {
    await menu('Ann').press('Enter')
    await page.getByRole('menuitem', { name: item }).press('Enter')
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu('Ann')).toBeFocused()
  }
  await menu('Ann').press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(menu('Bob')).toBeFocused()
})

test('a token that is shown once stays until it is said to be copied', async ({ page }) => {
  await visit(page, '/account')
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Attendance')
  await dialog.getByRole('button', { name: 'New token' }).click()
  await expect(dialog.getByText('Copy this token now')).toBeVisible()
  const secret = await dialog.locator('code').textContent()
  const done = dialog.getByRole('button', { name: 'I have copied it' })
  await page.keyboard.press('Escape')
  await expect(done).toBeFocused()
  await page.mouse.click(5, 5)
  await expect(dialog.locator('code')).toHaveText(secret ?? '')
  await done.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Attendance')).toBeVisible()
})
