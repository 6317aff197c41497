/** What is kept: a clean-up and a backup are started, seen to end, and fetched. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { signIn } from './fixtures/pages'
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

test('an administrator cleans up, backs up, and fetches the backup', async ({ page }) => {
  await signIn(page, server.url)
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  // A link that is pressed before the page lives loads another one, whose buttons do nothing until that one lives.
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible()
  await expect(page.getByRole('status', { name: 'The live connection is up' })).toBeVisible()
  // The program cleans up by itself too, a minute after its start.
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name, hasNotText: 'Sightline itself' })
  await page.getByRole('button', { name: 'Clean up now' }).click()
  await expect(row('Clean-up')).toContainText('Nothing was old enough to go.')
  await page.getByRole('button', { name: 'Back up now' }).click()
  const made = page.getByRole('link', { name: /^sightline-.*\.tar$/ })
  await expect(row('Backup').filter({ has: made })).toContainText('Done')
  await made.click()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download: sightline-/ }).click()
  const saved = await (await download).path()
  const listed = execFileSync('tar', ['--list', '--file', saved], { encoding: 'utf8' }).trim().split('\n')
  expect([listed[0], listed.at(-1)]).toEqual(['backup.json', 'manifest.json'])
  expect(listed).toContain('database/users/000000.jsonl.gz')

  // The same job once more, from its own row, and the first one off the list.
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  const remove = row('Clean-up').getByRole('button', { name: 'Remove from the list: Clean-up' })
  await row('Clean-up').getByRole('button', { name: 'Run again: Clean-up' }).click()
  await expect(remove).toHaveCount(2)
  await remove.first().click()
  await expect(remove).toHaveCount(1)
})

test('less is kept only after a question, and a limit that is none is marked', async ({ page }) => {
  await signIn(page, server.url)
  await page.goto(`${server.url}/admin/storage`)
  const days = page.getByLabel('Remove old alerts: days')
  const save = page.getByRole('button', { name: 'Save' })
  await page.getByRole('switch', { name: 'Remove old alerts' }).click()
  await days.fill('0')
  await save.click()
  await expect(days).toBeFocused()
  await expect(days).toHaveAccessibleDescription('Must be at least 1.')
  await days.fill('90')
  await save.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep less' }).click()
  await expect(page.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(days).toHaveValue('90')
})
