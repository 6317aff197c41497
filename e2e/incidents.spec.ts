/** A shift at the desk: by keys, for two at once, many at once. */
import { expect, type Page, test } from '@playwright/test'
import type { CameraAdminView } from '../server/contract/camera'
import { setUp } from './fixtures/pages'
import { makeHome, startServer } from './fixtures/server'

const RULES = ['First', 'Second', 'Third', 'Fourth']

test('incidents are gone through by keys, seen by everybody at once, and handled together', async ({ page }) => {
  const home = await makeHome()
  const server = await startServer(home)
  const row = (where: Page, name: string) => where.locator('[data-incident]').filter({ hasText: name })
  const title = (where: Page) => where.getByRole('article').getByRole('heading', { level: 1 })
  try {
    await setUp(page, server)
    const post = async <T>(at: string, data: object) => {
      const reply = await page.request.post(`${server.url}/api/${at}`, { headers: { origin: server.url }, data })
      expect(reply.ok(), await reply.text()).toBe(true)
      return (await reply.json()) as T
    }
    const source = { kind: 'calibration' }
    const camera = await post<CameraAdminView>('cameras', { name: 'Beacon', source, modelId: 'beacon' })
    const condition = { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } }
    const quiet = { forMs: 0, cooldownMs: 3_600_000 }
    for (const name of RULES) await post('rules', { ...quiet, name, cameraId: camera.id, condition })
    await page.goto(`${server.url}/incidents`)
    await expect(page.locator('[data-incident]')).toHaveCount(RULES.length)
    await expect(page.getByTestId('unread-incidents').first()).toContainText(String(RULES.length))
    const order = await page.locator('[data-incident] a').allTextContents()
    const [first = '', second = '', third = '', fourth = ''] = order

    await test.step('J and K choose, A acknowledges and stays, R and F go on with the next open one', async () => {
      await page.keyboard.press('j')
      await expect(title(page)).toHaveText(first)
      await page.keyboard.press('j')
      await expect(title(page)).toHaveText(second)
      await page.keyboard.press('k')
      await expect(title(page)).toHaveText(first)
      await page.keyboard.press('a')
      await expect(page.getByText(`Acknowledged: ${first}`)).toBeVisible()
      await page.keyboard.press('n')
      await page.keyboard.type('fair')
      await expect(page.getByLabel('Note')).toHaveValue('fair')
      await page.getByRole('article').getByRole('button', { name: 'Resolve' }).click()
      await expect(title(page)).toHaveText(second)
      await expect(row(page, first)).toHaveCount(0)
    })

    const other = await page.context().newPage()
    await test.step('a link leads there; what one does the other sees, and keeps what is open', async () => {
      await other.goto(page.url())
      await expect(title(other)).toHaveText(second)
      await other.getByRole('article').getByRole('button', { name: 'Assign' }).click()
      await other.getByRole('menuitem', { name: 'Assign to me' }).click()
      await expect(page.getByRole('article').getByText('Assigned: Ada')).toBeVisible()
      await page.keyboard.press('f')
      await expect(title(page)).toHaveText(third)
      await expect(title(other)).toHaveText(second)
      await expect(other.getByRole('article').getByText('False alarm').first()).toBeVisible()
      const told = page.locator('[data-sonner-toast]').filter({ hasText: `False alarm: ${second}` })
      await told.getByRole('button', { name: 'Undo' }).click()
      await expect(row(page, second)).toContainText('Assigned: Ada')
    })

    await test.step('several together, which says what did not change', async () => {
      for (const name of [second, third, fourth]) await row(page, name).getByRole('checkbox').check()
      await page.keyboard.press('a')
      await expect(page.getByText('2 incidents changed')).toBeVisible()
      await expect(page.getByText('1 did not change')).toBeVisible()
      await expect(page.getByTestId('unread-incidents')).toHaveCount(0)
      for (const name of [third, fourth]) await row(page, name).getByRole('checkbox').check()
      await page.keyboard.press('r')
      await expect(page.locator('[data-incident]')).toHaveCount(1)
      // What the other page has open stays with it.
      await expect(title(other)).toHaveText(second)
      await expect(other.locator('[data-incident]')).toHaveCount(1)
    })
  } finally {
    await server.stop()
    await home.remove()
  }
})
