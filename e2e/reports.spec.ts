/** Reports and questions as people use them, with a real server on loopback that speaks as a model's does. */
import { type BrowserContext, expect, type Page, test, type WebSocketRoute } from '@playwright/test'
import { pino } from 'pino'
import {
  type Asked,
  ending,
  HEAD,
  type ModelServer,
  piece,
  speaks,
  startModelServer,
} from '../server/assistant/testing/model-server'
import { openStore } from '../server/store/open'
import { choose, setUp } from './fixtures/pages'
import { seed } from './fixtures/seed'
import { type Home, makeHome, type Server, startServer } from './fixtures/server'

test.describe.configure({ mode: 'serial' })

let home: Home
let server: Server
let models: ModelServer
let session: Awaited<ReturnType<BrowserContext['storageState']>>

test.beforeAll(async ({ browser }) => {
  home = await makeHome()
  models = await startModelServer()
  server = await startServer(home, { DEMO: '1' })
  const page = await browser.newPage()
  await setUp(page, server)
  models.behave = speaks([{ calls: [{ name: 'people_in_room', arguments: { room: 'A' } }] }])
  await seed(page.request, server.url, models.url)
  await page.goto(`${server.url}/admin/assistant`)
  await page.getByRole('button', { name: 'Try looking up' }).click()
  await expect(page.getByText('This model looks things up')).toBeVisible()
  session = await page.context().storageState()
  await page.close()
})
test.afterAll(async () => {
  await server?.stop()
  await models?.close()
  await home?.remove()
})

/** The facts that a report's prompt gives, as the model reads them. */
function factsOf({ body }: Asked): { id: string; kind: string; says: string }[] {
  const lines = body.messages?.at(-1)?.content.split('\n') ?? []
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
}

/** Writes these sentences word by word; holds on behind so many until it is let go. */
function writes(sentences: (facts: ReturnType<typeof factsOf>) => string[], holdBehind = Number.POSITIVE_INFINITY) {
  let go = (): void => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  models.behave = async (response, asked) => {
    response.writeHead(200, HEAD)
    for (const [i, sentence] of sentences(factsOf(asked)).entries()) {
      if (i === holdBehind) await held
      for (const word of sentence.split(/(?<= )/)) response.write(piece(word))
      response.write(piece(' '))
    }
    response.end(ending('stop', 99))
  }
  return go
}

const text = (page: Page) => page.locator('div[aria-busy]')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Of the demo classroom's rule, or of the one beside it. */
const RAISED = /the (?:critical )?alert “[^”]+” was raised/
const LIE = 'There were 999 alerts in total [f2].'

test('a report: stopped, gone on with, its evidence opened, edited, kept when its alerts are gone', async ({
  browser,
}) => {
  const context = await browser.newContext({ storageState: session })
  const page = await context.newPage()
  writes((facts) => [facts[0]?.says ?? '', LIE, 'And then', 'nothing.'], 3)
  await page.goto(`${server.url}/reports`)
  await choose(page, 'Period', 'Last hour')
  await button(page, 'Write report').click()
  await expect(page.getByText('Writing…')).toBeVisible()
  await expect(text(page)).toContainText('This report covers')
  await expect(page.locator('s')).toContainText('There were 999 alerts in total')
  await expect(page.getByText('Struck: another number')).toBeVisible()
  // Totals are there from the first moment.
  await expect(page.getByText('Most people at once')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(page.getByText(/^stopped/)).toBeVisible()
  await expect.poll(() => models.open).toBe(0)
  // What has to be told is told by the digest.
  await expect(page.getByText('Not in the text, and to be told:')).toBeVisible()

  writes((facts) => facts.map(({ says }) => says))
  await button(page, 'Go on').press('Enter')
  await expect(page.getByText(/99 tokens/)).toBeVisible()
  await expect(text(page)).toContainText('This report covers')
  await expect(text(page)).toContainText(RAISED)
  // The keyboard is not left nowhere when its button goes.
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document.activeElement?.contains(document.querySelector('div[aria-busy]')) &&
          document.activeElement !== document.body,
      ),
    )
    .toBe(true)

  const chip = text(page).getByRole('button', { name: RAISED }).first()
  await chip.click()
  const evidence = page.getByRole('dialog')
  await expect(evidence).toContainText(RAISED)
  const picture = evidence.getByRole('img', { name: 'Picture of the alert' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)
  await expect(evidence.getByRole('link', { name: 'Open alert' })).toHaveAttribute('href', /^\/alerts\//)
  await page.keyboard.press('Escape')
  await expect(evidence).toBeHidden()
  await expect(chip).toBeFocused()

  await button(page, 'Edit').click()
  const lines = page.getByLabel('Text', { exact: true })
  await lines.fill(`${await lines.inputValue()}\nThe projector was off.`)
  await button(page, 'Apply').click()
  await expect(page.getByText('by hand')).toBeVisible()
  await button(page, 'Save').click()
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/)
  await expect(page.getByText('The projector was off.')).toBeVisible()
  await expect(page.getByText('999')).toHaveCount(0)
  const address = page.url()
  await context.close()

  await server.stop()
  const store = await openStore({ databaseUrl: null, dataDir: home.dataDir, log: pino({ level: 'silent' }) })
  expect((await store.prisma.alert.deleteMany()).count).toBeGreaterThan(0)
  await store.close()
  server = await startServer(home, { DEMO: '1' })

  const later = await (await browser.newContext({ storageState: session })).newPage()
  await later.goto(server.url + new URL(address).pathname)
  await text(later).getByRole('button', { name: RAISED }).first().click()
  const kept = later.getByRole('dialog')
  await expect(kept).toContainText('The alert has been removed since')
  await expect(kept.getByRole('link', { name: 'Open alert' })).toHaveCount(0)
  const keptPicture = kept.getByRole('img', { name: 'Picture of the alert' })
  await expect.poll(() => keptPicture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640)
  await later.context().close()
})

test('a question: what was looked up is shown, what does not match is struck, nothing of it is markup', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ storageState: session })).newPage()
  models.behave = speaks([
    {
      calls: [
        { name: 'camera_state', arguments: {} },
        { name: 'drop_tables', arguments: { all: true } },
      ],
    },
    {
      says: [
        'There are 2 cameras in total [f1]. ',
        'There are 7 cameras in total [f1]. ',
        '**See** [here](https://evil.example) <img src=x onerror="document.title=1"> [f1].',
      ],
    },
  ])
  await page.goto(`${server.url}/reports/ask`)
  await page.getByRole('textbox', { name: 'Question' }).fill('Which cameras are there?')
  await page.getByRole('textbox', { name: 'Question' }).press('Enter')
  const called = page.getByRole('region', { name: 'What was looked up' })
  await expect(called).toContainText('There are 2 cameras in total')
  await expect(called).toContainText('drop_tables')
  await expect(called).toContainText('there is no such query')
  await expect(page.getByText(/2 sentences struck/)).toBeVisible()
  await expect(page.locator('s')).toHaveCount(2)
  await expect(page.locator('s').first()).toContainText('7 cameras')
  await expect(page.locator('main a[href*=evil], main img')).toHaveCount(0)
  await expect(page).not.toHaveTitle('1')
  await text(page)
    .getByRole('button', { name: /1: There are 2 cameras/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText('There are 2 cameras in total')
  await page.context().close()
})

test('reloaded in the middle it goes on; two tabs leave each other alone', async ({ browser }) => {
  const context = await browser.newContext({ storageState: session })
  const [one, two] = [await context.newPage(), await context.newPage()]
  const start = async (page: Page) => {
    await page.goto(`${server.url}/reports`)
    await button(page, 'Write report').click()
    await expect(text(page)).toContainText('This report covers')
  }
  const end = 'There were no alerts in this period'
  const go = writes((facts) => [facts[0]?.says ?? '', ...facts.slice(1).map(({ says }) => says)], 1)
  await start(one)
  await start(two)
  await one.reload()
  await expect(text(one)).toContainText('This report covers')
  await two.keyboard.press('Escape')
  await expect(two.getByText(/^stopped/)).toBeVisible()
  await expect(one.getByText('Writing…')).toBeVisible()
  go()
  await expect(one.getByText(/99 tokens/)).toBeVisible()
  await expect(text(one)).toContainText(end)
  // A whole report, no word of it twice.
  const written = (await text(one).textContent()) ?? ''
  expect(written.split('This report covers')).toHaveLength(2)
  await context.close()
})

test('a connection that is cut in the middle: the rest comes with the next one, no word lost or doubled', async ({
  browser,
}) => {
  const context = await browser.newContext({ storageState: session })
  const page = await context.newPage()
  const lines: WebSocketRoute[] = []
  let cut = false
  await page.routeWebSocket(/\/socket\.io\//, (line) => {
    if (cut) return void line.close()
    line.connectToServer()
    lines.push(line)
  })
  const told: string[] = []
  const go = writes((facts) => {
    told.push(...facts.map(({ says }) => says))
    return told
  }, 1)
  await page.goto(`${server.url}/reports`)
  await button(page, 'Write report').click()
  await expect(text(page)).toContainText('This report covers')
  cut = true
  for (const line of lines) await line.close()
  await expect(
    page.getByRole('status', { name: /^The live connection was lost|cannot be reached/ }).first(),
  ).toBeVisible()
  go()
  await expect.poll(() => models.open).toBe(0)
  await expect(page.getByText('Writing…')).toBeVisible()
  cut = false
  await expect(page.getByText(/99 tokens/)).toBeVisible()
  const written = (await text(page).textContent()) ?? ''
  expect(told.length).toBeGreaterThan(1)
  for (const sentence of told) expect(written.split(sentence.split(' [f')[0] ?? '')).toHaveLength(2)
  await context.close()
})
