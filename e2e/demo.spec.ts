/** The first impression: the simulated classroom, alive at once, and gone for good when an administrator says so. */
import { expect, test } from '@playwright/test'
import { setUp } from './fixtures/pages'
import { makeHome, startServer } from './fixtures/server'

const DEMO = { DEMO: '1' }
/** From signing in to boxes, bars and an alert: seconds, on a machine that does nothing else. */
const ALIVE_WITHIN = { timeout: 60_000 }

test('a new installation opens on a living classroom, which stays removed', async ({ page }) => {
  const home = await makeHome()
  let server = await startServer(home, DEMO)
  try {
    await setUp(page, server)
    await expect(page.getByText('This classroom is a simulation.')).toBeVisible()
    await expect(page.getByTestId('overlay')).toHaveAttribute('data-box', /\[/, ALIVE_WITHIN)
    await page.getByRole('link', { name: /^Open single view: .*Demo classroom/ }).click()
    const counts = page.getByTestId('behaviour-counts').getByRole('cell')
    await expect(counts.filter({ hasText: /[1-9]/ })).not.toHaveCount(0, ALIVE_WITHIN)
    await page.goto(`${server.url}/incidents`)
    await expect(page.getByRole('link', { name: /3 or more on phones/ }).first()).toBeVisible(ALIVE_WITHIN)

    await page.goto(`${server.url}/live`)
    const remove = page.getByRole('button', { name: 'Remove the demo classroom' })
    const question = page.getByRole('alertdialog')
    await remove.press('Enter')
    await page.keyboard.press('Escape')
    await expect(remove).toBeFocused()
    await remove.press('Enter')
    await question.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
    await expect(page.getByText('No cameras yet')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await server.stop()
    server = await startServer(home, DEMO)
    await page.goto(`${server.url}/live`)
    await expect(page.getByText('No cameras yet')).toBeVisible()
  } finally {
    await server.stop()
    await home.remove()
  }
})
