/** The workshop as a person uses it: a picture is dropped, watched, cancelled, done again, compared, fetched. */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { signIn } from './fixtures/pages'
import { ADMIN, type Home, makeHome, type Server, startServer } from './fixtures/server'

let home: Home
let server: Server

test.beforeAll(async () => {
  home = await makeHome()
  server = await startServer(home, { SIGHTLINE_ADMIN_EMAIL: ADMIN.email, SIGHTLINE_ADMIN_PASSWORD: ADMIN.password })
})
test.afterAll(async () => {
  await server.stop()
  await home.remove()
})

/** Large enough to take a few seconds. */
function noisy(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 40, sigma: 15 }
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#222', noise } })
    .jpeg()
    .toBuffer()
}

async function drop(page: Page, name: string): Promise<void> {
  const data = await page.evaluateHandle(
    ({ bytes, name }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/jpeg' }))
      return transfer
    },
    { bytes: [...(await noisy())], name },
  )
  await page.getByText('Drop pictures or a film here').dispatchEvent('drop', { dataTransfer: data })
}

test('a picture is enhanced: dropped, watched, cancelled, run again, compared, downloaded, removed', async ({
  page,
}) => {
  await signIn(page, server.url)
  await page.getByRole('link', { name: 'Workshop' }).first().click()
  await expect(page.getByText('Nothing started yet')).toBeVisible()
  // The line is cut in the second part: it goes on where it ended.
  const parts: string[] = []
  await page.route('**/content?offset=*', async (route) => {
    parts.push(new URL(route.request().url()).searchParams.get('offset') ?? '')
    await (parts.length === 2 ? route.abort('connectionreset') : route.continue())
  })
  await drop(page, 'corridor.jpg')
  await expect(page.getByText('corridor.jpg', { exact: true })).toBeVisible()
  expect(parts).toEqual(['0', '65536', '65536'])
  await page.getByRole('radio', { name: 'Noise' }).click()
  await page.getByRole('button', { name: 'Start' }).click()

  await page.getByRole('link', { name: 'corridor · Noise' }).click()
  const denoise = page.getByRole('progressbar', { name: 'Take out noise' })
  await expect
    .poll(async () => Number(await denoise.getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: /Cancel/ }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()

  const cancelled = page.url()
  await page.getByRole('button', { name: /Run again/ }).click()
  await expect(page).not.toHaveURL(cancelled)
  // It goes on without the page, and is found again by it.
  await page.reload()
  const slider = page.getByRole('slider', { name: 'Border between before and after' })
  await expect(slider).toBeVisible({ timeout: 120_000 })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveValue('0')
  await expect(page.getByText('Enhanced, not evidence.')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('corridor · Noise - enhanced, not evidence.png')
  const { width, exif } = await sharp(await readFile(await file.path())).metadata()
  expect(width).toBe(1200)
  expect(exif?.toString('latin1')).toContain('Not evidence.')

  await page.getByRole('button', { name: /Remove from the list/ }).click()
  await expect(page.getByText('This job does not exist any more')).toBeVisible()
})

test('what is no picture says so', async ({ page }) => {
  await signIn(page, server.url)
  await page.goto(`${server.url}/workshop`)
  const fake = { name: 'fake.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') }
  await page.getByLabel('Choose files…').setInputFiles(fake)
  await expect(page.getByText(/This is no picture that can be opened/)).toBeVisible()
})

test('steps are adjusted, kept as a file and read back; a circle is refused with its node', async ({ page }) => {
  await signIn(page, server.url)
  await page.goto(`${server.url}/workshop`)
  await drop(page, 'hall.jpg')
  await page.getByRole('radio', { name: 'Noise' }).click()
  await page.getByText('Adjust the steps').click()
  await page.getByRole('slider', { name: 'Take out noise: strength' }).press('ArrowRight')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const workflow = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(workflow.nodes[1]).toMatchObject({ type: 'Denoise', widgets_values: [1.1] })

  const load = (name: string, content: unknown) =>
    page.getByLabel('Import…').setInputFiles({
      ...{ name, mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(content)),
    })
  await load('nothing.json', { hello: 1 })
  await expect(page.getByText('This file is no workflow.')).toBeVisible()
  const sharpen = (id: string, from: string) => ({ id, type: 'Sharpen', inputs: { image: `${from}.image` } })
  const save = { id: 'save', type: 'SaveImage', inputs: { image: 'b.image' } }
  await load('round.json', { nodes: [sharpen('a', 'b'), sharpen('b', 'a'), save] })
  await expect(page.getByText(/The nodes go in a circle/)).toBeVisible()
  await load('Mine.json', workflow)
  await expect(page.getByText(/The nodes go in a circle/)).toBeHidden()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('link', { name: 'hall · Mine' })).toBeVisible()
})

test('steps are drawn: added, connected, taken back, kept under a name for others', async ({ page }) => {
  await signIn(page, server.url)
  await page.goto(`${server.url}/workshop`)
  await page.getByRole('radio', { name: 'Enlarge' }).click()
  await page.getByText('Adjust the steps').click()
  await page.getByRole('button', { name: 'Draw the steps…' }).click()
  const editor = page.getByRole('dialog', { name: 'Steps' })
  const steps = editor.locator('.react-flow__node')
  await expect(steps).toHaveCount(4)
  await editor.getByRole('button', { name: 'Add a step' }).click()
  await page.getByRole('menuitem', { name: 'Compare' }).click()
  await expect(steps).toHaveCount(5)
  await expect(editor.getByText('One step cannot be run yet.')).toBeVisible()
  for (const [input, source] of [
    ['before', 'Picture'],
    ['after', 'Sharpen'],
  ] as const) {
    await editor.getByLabel(`Where “${input}” comes from`).click()
    await page.getByRole('option', { name: source, exact: true }).click()
  }
  await expect(editor.getByText('One step cannot be run yet.')).toBeHidden()
  await editor.getByRole('button', { name: 'Remove: Compare' }).click()
  await expect(steps).toHaveCount(4)
  await editor.getByRole('button', { name: 'Undo' }).click()
  await expect(steps).toHaveCount(5)
  await editor.getByRole('button', { name: 'Use these steps' }).click()
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByLabel('Name').fill('Both halves')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.reload()
  await page.getByLabel('Or a saved workflow').click()
  await page.getByRole('option', { name: 'Both halves' }).click()
  await expect(page.getByText('Steps of “Both halves”')).toBeVisible()
})
