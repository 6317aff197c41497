/** A film whose truth is known to the pixel: sent, analysed, and each picture shown with its own boxes. */
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { BEACON_SIZE } from '../server/inference/sources/calibration-pattern'
import { makeFilm } from '../testing/media/make-film'
import { seeShot } from './fixtures/film-canvas'
import { choose, setUp } from './fixtures/pages'
import { makeHome, startServer } from './fixtures/server'

const [WIDTH, HEIGHT, FPS, FRAMES] = [640, 384, 25, 350]
const RULE = {
  name: 'Somebody looks up',
  condition: { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } },
  forMs: 2_000,
  cooldownMs: 5_000,
  severity: 'info',
}

test('a film is sent, analysed and played; boxes, bars, lines and CSV are true', async ({ page }) => {
  const home = await makeHome()
  const server = await startServer(home)
  const film = path.join(path.dirname(home.dataDir), 'beacon.mp4')
  makeFilm(film, { width: WIDTH, height: HEIGHT, fps: FPS, frames: FRAMES })
  try {
    await setUp(page, server)
    await page.getByRole('link', { name: 'Workshop' }).click()
    await page.getByRole('link', { name: 'Analyse a film' }).click()
    await page.getByRole('button', { name: 'Add film' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles(film)
    await expect(dialog.getByLabel('Name')).toHaveValue('beacon')
    await dialog.getByLabel('Place').fill('Room 1')
    await dialog.getByLabel('Begins at').fill('2031-05-06T07:08')
    await choose(page, 'Model', /Calibration beacon/)
    await dialog.getByRole('button', { name: 'Analyse' }).click()
    await expect(page.getByRole('heading', { name: 'beacon' })).toBeVisible()

    const picture = page.getByTestId('film-picture')
    await expect(picture).toHaveAttribute('data-number', '0', { timeout: 60_000 })
    await test.step('each picture carries its own box, wherever one goes', async () => {
      for (const key of ['End', 'ArrowLeft', '.', '.', 'ArrowLeft', ',', 'Home']) {
        const before = await picture.getAttribute('data-at')
        await page.keyboard.press(key)
        await expect(picture).not.toHaveAttribute('data-at', before ?? '')
        await expectTrue(page)
      }
    })
    await test.step('a click on the lines goes there, and playing goes on from there', async () => {
      await page.getByRole('img', { name: /over the time of the film/ }).click()
      await expect(picture).not.toHaveAttribute('data-number', '0')
      const number = await expectTrue(page)
      expect(Math.abs(number - FRAMES / 2)).toBeLessThan(FRAMES / 8)
      await page.keyboard.press('Space')
      await expect.poll(async () => Number(await picture.getAttribute('data-number'))).toBeGreaterThan(number + 5)
      await page.keyboard.press('Space')
      await expectTrue(page)
    })
    await test.step('bars of the moment, counts of each second', async () => {
      const bar = page.getByTestId('behaviour-counts').locator('[data-behaviour=u]').getByRole('cell')
      await expect(bar).toHaveText('1')
      const csv = await page.evaluate(async () =>
        (await fetch(`/api/films/${location.pathname.split('/').at(-1)}/counts.csv`)).text(),
      )
      const rows = csv.trim().split('\r\n')
      expect(rows).toHaveLength(1 + FRAMES / FPS)
      expect(rows.slice(1).map((row) => row.split(',').slice(1).join())).toEqual(
        Array.from({ length: FRAMES / FPS }, (_, second) => `${second},1,1,0,0,0,0,0,0`),
      )
    })
    await test.step('chosen rules say when, on the chart and in a list', async () => {
      await page.request.put(`${server.url}/api/films/${page.url().split('/').at(-1)}/rules`, {
        headers: { origin: server.url },
        data: { rules: [RULE] },
      })
      await page.reload()
      const events = page.getByRole('list', { name: 'Events' }).getByRole('button')
      await expect(events).toHaveCount(3)
      await expect(page.locator('[data-x]')).toHaveCount(4)
      await events.nth(1).click()
      // Held for two seconds, then silent for five.
      await expect(picture).toHaveAttribute('data-number', '175')
      await page.keyboard.press('k')
      await expect(picture).toHaveAttribute('data-number', '300')
      // Twice in a row, faster than a picture is found.
      await page.evaluate(() => {
        for (const _ of [1, 2]) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
      })
      await expect(picture).toHaveAttribute('data-number', '50')
    })
    await page.goto(`${server.url}/workshop/films`)
    await expect(page.getByText('Ready')).toBeVisible()
    await page.getByRole('button', { name: 'Delete: beacon' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('No films yet')).toBeVisible()
  } finally {
    await server.stop()
    await home.remove()
  }
})

/** The number that the shown pixels carry is that of the boxes, and the box lies on the beacon and is drawn. Returns the number. */
async function expectTrue(page: Page): Promise<number> {
  const { code, number, errorPx, drawn } = await seeShot(page, { width: WIDTH, height: HEIGHT })
  expect(code).toBe(number)
  // Carried boxes are a little off where the beacon turns.
  expect(errorPx).toBeLessThan(BEACON_SIZE / 2)
  expect(drawn).toBe(true)
  return number
}
