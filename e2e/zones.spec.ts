/** An area is drawn on the picture with mouse and keyboard, saved, and a rule about it fires. */
import { expect, type Page, test } from '@playwright/test'
import { choose, setUp } from './fixtures/pages'
import { makeHome, startServer } from './fixtures/server'

const FIRES_WITHIN = { timeout: 20_000 }

/** From the middle of a corner to a place in the picture, in parts of it. */
async function drag(page: Page, corner: number, x: number, y: number): Promise<void> {
  const canvas = (await page.getByTestId('zone-canvas').boundingBox())!
  const from = (await page.locator(`[data-corner="${corner}"]`).boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(canvas.x + x * canvas.width, canvas.y + y * canvas.height, { steps: 3 })
  await page.mouse.up()
}

test('an area is drawn, and a rule about it fires', async ({ page }) => {
  const home = await makeHome()
  const server = await startServer(home, { DEMO: '1' })
  try {
    await setUp(page, server)
    await page.goto(`${server.url}/admin/cameras`)
    await page
      .getByRole('button', { name: /^Actions: / })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Areas and lines' }).click()
    const corner = (index: number) => page.locator(`[data-corner="${index}"]`)
    const undo = page.getByRole('button', { name: 'Undo' })
    await page.getByRole('button', { name: 'Add area' }).first().click()
    await expect(corner(3)).toBeVisible()

    // With the mouse to the edges of the picture, where corners snap.
    await drag(page, 0, 0.003, 0.003)
    await drag(page, 1, 0.997, 0.003)
    await drag(page, 2, 0.997, 0.997)
    await drag(page, 3, 0.003, 0.997)
    await expect(corner(2)).toHaveAttribute('aria-label', /100 % from the left, 100 % from the top/)
    // With the keyboard: a corner more, one moved, one taken away, and a step back.
    await corner(0).press('+')
    await expect(corner(4)).toBeVisible()
    await corner(1).press('Shift+ArrowDown')
    await corner(1).press('Delete')
    await expect(corner(4)).toHaveCount(0)
    await undo.click()
    await expect(corner(4)).toBeVisible()
    // One that crosses itself is not saved, and says why.
    await drag(page, 1, 0.5, 0.999)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Its sides cross or touch each other.')).toBeVisible()
    await undo.click()

    await page.getByLabel('Name', { exact: true }).fill('Everywhere')
    // What is not saved is not left without a question.
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
    await page.getByRole('link', { name: 'Incidents' }).first().click()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await page.evaluate(() => window.history.back())
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(corner(2)).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Areas and lines saved')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: /Everywhere/ })).toBeVisible()

    await page.goto(`${server.url}/admin/rules`)
    await page.getByRole('button', { name: 'Add rule' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Somebody is there')
    await choose(page, 'Kind', 'Being in an area')
    await choose(page, 'Area', 'Everywhere')
    await page.getByLabel('For how long (s)').fill('0')
    await page.getByRole('dialog').getByRole('button', { name: 'Add rule' }).click()
    await expect(page.getByText('Someone in “Everywhere”', { exact: true }).filter({ visible: true })).toBeVisible()
    await page.goto(`${server.url}/incidents`)
    const alert = page.getByRole('link', { name: /Somebody is there/ }).first()
    await expect(alert).toBeVisible(FIRES_WITHIN)
    await expect(
      page
        .getByRole('main')
        .getByText(/Person #\d+ in “Everywhere”/)
        .first(),
    ).toBeVisible()
  } finally {
    await server.stop()
    await home.remove()
  }
})
