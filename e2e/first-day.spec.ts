/** From an empty folder to an alert that is still there after the power was cut. */
import { expect, test } from '@playwright/test'
import { seeMeasured } from './fixtures/canvas'
import { seeEvidence } from './fixtures/evidence'
import { addBeaconCamera, choose, setUp } from './fixtures/pages'
import { makeHome, startServer } from './fixtures/server'

test('set up, sign in, add a camera, see exact boxes, handle an alert, restart', async ({ page }) => {
  const home = await makeHome()
  let server = await startServer(home)
  const evidence = page.getByRole('figure').getByAltText(/Picture from Beacon/)
  // In the history: the text stands in the field before it is stored.
  const noted = page.getByRole('listitem').filter({ hasText: 'seen by the test' })
  try {
    await test.step('the one-time link makes the first administrator', async () => {
      await setUp(page, server)
      await expect(page.getByText('No cameras yet')).toBeVisible()
    })

    await test.step('a camera is tested and added', async () => {
      await addBeaconCamera(page, server.url, 'Beacon')
    })

    await test.step('boxes are those of the very picture (rules 1 and 2)', async () => {
      await page.goto(`${server.url}/live`)
      await expect(page.getByRole('status', { name: 'The live connection is up' })).toBeVisible()
      await page.getByRole('link', { name: 'Beacon', exact: true }).click()
      // On the camera's own page: the grid's canvas, still there for a moment, would never change again.
      await expect(page.getByRole('link', { name: 'Back to live view' })).toBeVisible()
      await expect(page.getByTestId('overlay')).toHaveCount(1)
      await expect(page.getByTestId('overlay')).toHaveAttribute('data-box', /\[/)
      for (const seen of await seeMeasured(page, 20)) {
        expect(seen.pictureFrame).toBe(seen.overlayFrame)
        expect(seen.pixelFrame).toBe(seen.pictureFrame)
        expect(seen.errorPx).toBeLessThanOrEqual(2)
      }
    })

    await test.step('a rule fires and the alert is acknowledged', async () => {
      await page.goto(`${server.url}/admin/rules`)
      await page.getByRole('button', { name: 'Add rule' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill('Beacon seen')
      await choose(page, 'Camera', 'Beacon')
      await choose(page, 'Behaviour', /Looking up/)
      await dialog.getByLabel('People, at least').fill('1')
      await dialog.getByLabel('For how long (s)').fill('1')
      await dialog.getByRole('button', { name: 'Add rule' }).click()
      await expect(page.locator('[data-sonner-toast]').getByText('Beacon seen')).toBeVisible()
      await page.goto(`${server.url}/incidents`)
      await page.getByRole('link', { name: 'Beacon seen' }).first().click()
      await expect(evidence).toBeVisible()
      // The picture is that of the frame that fired, the boxes are those of that picture, and there is one time.
      const { pixelFrame, alert, drawnFrame, errorPx } = await seeEvidence(page)
      expect([pixelFrame, drawnFrame, alert.evidence?.frameIndex]).toEqual(Array(3).fill(alert.frameIndex))
      expect(errorPx).toBeLessThanOrEqual(2)
      expect(alert.evidence?.timeMs).toBe(alert.raisedAt)
      await page.getByLabel('Note').fill('seen by the test')
      await page.getByRole('button', { name: 'Acknowledge' }).press('Enter')
      await expect(noted).toBeVisible()
      // Not on the button that came in its place: pressed again, Enter would do something else.
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    })

    await test.step('kill -9 loses nothing that was acknowledged (rule 11)', async () => {
      const incident = new URL(page.url()).pathname
      await server.kill()
      await expect(page.getByText(/Reconnecting|Offline/).first()).toBeVisible()
      server = await startServer(home)
      // The session outlives the server: its cookie is good for the next start too.
      await page.goto(`${server.url}${incident}`)
      await expect(noted).toBeVisible()
      await expect(page.getByText('Acknowledged').first()).toBeVisible()
      await expect(evidence).toBeVisible()
      await page.goto(`${server.url}/live`)
      await expect(page.getByTestId('overlay').first()).toHaveAttribute('data-box', /\[/)
    })

    await test.step('Ctrl-C stops within 5 s', async () => {
      expect(await server.stop()).toBeLessThan(5_000)
    })
  } finally {
    await server.stop()
    await home.remove()
  }
})
