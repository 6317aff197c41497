/** Every page in both themes, on a desk in Chinese with its dialogs and menus, on a phone in English: axe finds nothing. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type ModelServer, speaks, startModelServer } from '../server/assistant/testing/model-server'
import { LOCALE_COOKIE, type Locale } from '../server/contract/locale'
import { violations, withAxe } from './fixtures/axe'
import { setUp } from './fixtures/pages'
import { type Seeded, seed } from './fixtures/seed'
import { ADMIN, type Home, makeHome, type Server, startServer } from './fixtures/server'
import { type Say, texts } from './fixtures/texts'

/** dialogs: what opens is looked at too; a phone shows the same ones, in the same words. */
type Look = { locale: Locale; width: number; dialogs: boolean }
const LOOKS: Look[] = [
  { locale: 'zh-CN', width: 1280, dialogs: true },
  { locale: 'en', width: 390, dialogs: false },
]
const THEMES = ['light', 'dark'] as const
/** What is opened on a page before it is looked at. */
type Opens = Record<string, (page: Page, t: Say) => Promise<unknown>>
type Stop = { name: string; path: string; signedOut?: true; opens?: Opens }

test.describe.configure({ mode: 'serial' })

let home: Home
let models: ModelServer
let server: Server
/** Cookies of the one sign-in. */
let session: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>
let seeded: Seeded

test.beforeAll(async () => {
  home = await makeHome()
  models = await startModelServer()
  models.behave = speaks([
    {
      calls: [
        { name: 'people_in_room', arguments: {} },
        { name: 'camera_state', arguments: {} },
      ],
    },
    { says: ['There are 2 cameras in total [f1]. There are 3 cameras in total [f1].'] },
  ])
  server = await startServer(home, { DEMO: '1' })
})
test.afterAll(async () => {
  await server.stop()
  await models.close()
  await home.remove()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const pick = (page: Page, name: string) => page.getByRole('menuitem', { name }).click()
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const choose = (page: Page, label: string) => field(page, label).first().click()

/** Of the facts alone. */
async function makeReport(page: Page, t: Say): Promise<void> {
  await press(page, t('reports.factsOnly'))
  await page.locator('div[aria-busy] button').first().waitFor()
}

function stops({ demo, webcam, alert, report }: Seeded): Stop[] {
  const menu = (page: Page, t: Say, name: string) => press(page, `${t('common.actions')}: ${name}`)
  return [
    {
      name: 'sign-in',
      path: '/sign-in',
      signedOut: true,
      opens: {
        'nothing filled in': (page, t) => press(page, t('auth.signIn')),
        'a wrong password': async (page, t) => {
          await field(page, t('auth.email')).fill(ADMIN.email)
          await field(page, t('auth.password')).fill('not the password')
          await press(page, t('auth.signIn'))
          await page.getByText(t('errors.invalid_credentials')).waitFor()
        },
      },
    },
    {
      name: 'workshop',
      path: '/workshop',
      opens: { steps: (page, t) => page.getByText(t('workshop.adjust')).click() },
    },
    {
      name: 'live',
      path: '/live',
      opens: {
        theme: (page, t) => press(page, t('nav.theme')),
        language: (page, t) => press(page, t('nav.language')),
        user: (page) => press(page, 'Ada'),
        'remove demo': (page, t) => press(page, t('live.demo.remove')),
      },
    },
    { name: 'live single', path: `/live/${demo}` },
    { name: 'live single without pictures', path: `/live/${webcam}` },
    {
      name: 'incidents',
      path: '/incidents',
      opens: {
        filter: async (page, t) => {
          await press(page, t('incidents.filter.more'))
          await choose(page, t('incidents.filter.severity'))
        },
        several: (page) => page.getByRole('checkbox').first().check(),
      },
    },
    {
      name: 'incident',
      path: `/alerts/${alert}`,
      opens: { assign: (page, t) => press(page, t('incidents.act.assign')) },
    },
    { name: 'history', path: '/history', opens: { cameras: (page, t) => choose(page, t('history.scope')) } },
    {
      name: 'account',
      path: '/account',
      opens: {
        'password, nothing filled in': (page, t) => press(page, t('account.password.submit')),
        'new token, nothing filled in': async (page, t) => {
          await press(page, t('account.tokens.create'))
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('account.tokens.create') })
            .click()
        },
        'new token': async (page, t) => {
          await press(page, t('account.tokens.create'))
          await field(page, t('account.tokens.name')).fill('Looked at')
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('account.tokens.create') })
            .click()
          await page.getByText(t('account.tokens.secretTitle')).waitFor()
        },
        'delete token': (page, t) => press(page, `${t('common.delete')}: Attendance`),
      },
    },
    {
      name: 'cameras',
      path: '/admin/cameras',
      opens: {
        menu: (page, t) => menu(page, t, 'My laptop'),
        delete: async (page, t) => {
          await menu(page, t, 'My laptop')
          await pick(page, t('common.delete'))
        },
      },
    },
    {
      name: 'new camera',
      path: '/admin/cameras/new',
      opens: {
        kinds: (page, t) => choose(page, t('admin.cameras.kind')),
        models: (page, t) => choose(page, t('admin.cameras.model')),
        'cameras of the network': async (page, t) => {
          await press(page, t('admin.cameras.find.open'))
          await expect(page.getByRole('button', { name: t('admin.cameras.find.again') })).toBeEnabled()
        },
        'nothing filled in': (page, t) => press(page, t('admin.cameras.saveNew')),
        'a failed test': async (page, t) => {
          await field(page, t('admin.cameras.url')).fill('rtsp://127.0.0.1:9/none')
          await page.getByRole('button', { name: t('admin.cameras.test.run'), exact: true }).click()
          await page.getByText(t('admin.cameras.test.failed')).waitFor()
        },
        'without detection': async (page, t) => {
          await field(page, t('admin.cameras.name')).fill('Bare')
          await field(page, t('admin.cameras.url')).fill('rtsp://127.0.0.1:9/none')
          await page.getByRole('radio', { name: t('admin.cameras.rooms.none') }).click()
          await press(page, t('admin.cameras.saveNew'))
        },
      },
    },
    {
      name: 'camera',
      path: `/admin/cameras/${demo}`,
      opens: { advanced: (page, t) => page.getByText(t('admin.cameras.advanced'), { exact: true }).click() },
    },
    {
      name: 'check of a room',
      path: `/admin/cameras/${demo}/check`,
      opens: {
        pictures: async (page, t) => {
          await press(page, t('admin.cameras.check.begin'))
          await page.getByRole('progressbar').waitFor()
        },
      },
    },
    {
      name: 'zones',
      path: `/admin/cameras/${demo}/zones`,
      opens: { 'an area': (page, t) => press(page, t('zones.addArea')) },
    },
    {
      name: 'models',
      path: '/admin/models',
      opens: {
        labels: (page) => page.locator('summary').first().click(),
        delete: (page, t) => press(page, `${t('common.delete')}: own`),
      },
    },
    {
      name: 'rules',
      path: '/admin/rules',
      opens: {
        'new, nothing filled in': async (page, t) => {
          await press(page, t('rules.add'))
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('rules.add') })
            .click()
        },
        behaviours: async (page, t) => {
          await press(page, t('rules.add'))
          await choose(page, t('rules.kinds.behaviour'))
        },
        'edit one that cannot fire': (page, t) => press(page, `${t('common.edit')}: Cannot fire`),
        delete: (page, t) => press(page, `${t('common.delete')}: Cannot fire`),
      },
    },
    {
      name: 'new schedule',
      path: '/admin/schedules/new',
      opens: { 'nothing filled in': (page, t) => press(page, t('schedules.saveNew')) },
    },
    {
      name: 'users',
      path: '/admin/users',
      opens: {
        menu: (page, t) => menu(page, t, 'Vera'),
        'new, nothing filled in': async (page, t) => {
          await press(page, t('users.add'))
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('users.add') })
            .click()
        },
        roles: async (page, t) => {
          await press(page, t('users.add'))
          await choose(page, t('users.role'))
        },
        edit: async (page, t) => {
          await menu(page, t, 'Vera')
          await pick(page, t('common.edit'))
        },
        grants: async (page, t) => {
          await menu(page, t, 'Vera')
          await pick(page, t('users.grants.open'))
          await press(page, t('users.grants.add'))
        },
        'reset password': async (page, t) => {
          await menu(page, t, 'Vera')
          await pick(page, t('users.resetPassword'))
        },
        delete: async (page, t) => {
          await menu(page, t, 'Vera')
          await pick(page, t('common.delete'))
        },
      },
    },
    {
      name: 'notifications',
      path: '/admin/notices',
      opens: {
        webhook: async (page, t) => {
          await press(page, t('notices.webhooks.add'))
          await page
            .getByRole('dialog')
            .getByRole('button', { name: t('common.save') })
            .click()
        },
      },
    },
    {
      name: 'own notifications',
      path: '/account/notifications',
      opens: { 'quiet hours': (page, t) => press(page, t('schedules.addQuiet')) },
    },
    {
      name: 'audit',
      path: '/admin/audit',
      opens: { entry: (page) => page.locator('summary').first().click() },
    },
    {
      name: 'storage',
      path: '/admin/storage',
      opens: {
        'days that are none': async (page, t) => {
          await page.getByRole('switch', { name: t('storage.retention.alertDays.label') }).click()
          await field(page, `${t('storage.retention.alertDays.label')}: ${t('storage.retention.days')}`).fill('')
          await press(page, t('common.save'))
        },
        'keep less': async (page, t) => {
          await page.getByRole('switch', { name: t('storage.retention.alertDays.label') }).click()
          await press(page, t('common.save'))
        },
        'daily backups': (page, t) => page.getByRole('switch', { name: t('storage.backups.daily') }).click(),
        'delete backup': async (page, t) => {
          await press(page, t('storage.backups.start'))
          await press(page, new RegExp(`^${t('common.delete')}: sightline-`))
        },
      },
    },
    {
      name: 'reports',
      path: '/reports',
      opens: {
        'the facts': (page, t) => makeReport(page, t),
        'what a sentence rests on': async (page, t) => {
          await makeReport(page, t)
          await page.locator('div[aria-busy] button').first().click()
          await page.getByRole('dialog').waitFor()
        },
        edit: async (page, t) => {
          await makeReport(page, t)
          await press(page, t('common.edit'))
        },
        'how it is written': (page, t) => page.getByText(t('reports.params.title')).click(),
        'a lesson': async (page, t) => {
          await choose(page, t('reports.form.period'))
          await page.getByRole('option', { name: t('reports.form.periods.lesson') }).click()
          await page.getByText(t('reports.form.noLessons')).waitFor()
        },
      },
    },
    { name: 'saved report', path: `/reports/${report}` },
    {
      name: 'questions',
      path: '/reports/ask',
      opens: {
        'an answer': async (page, t) => {
          await field(page, t('ask.question')).fill('?!')
          await field(page, t('ask.question')).press('Enter')
          await page.getByRole('heading', { name: t('ask.lookedUp') }).waitFor()
        },
      },
    },
    {
      name: 'language model',
      path: '/admin/assistant',
      opens: { 'look up': (page, t) => press(page, t('assistant.tools.test')) },
    },
    { name: 'jobs', path: '/jobs' },
    { name: 'films', path: '/workshop/films' },
    { name: 'webcam', path: `/webcam/${webcam}` },
    { name: 'not found', path: '/nothing/here' },
    { name: 'no access', path: '/no-access' },
  ]
}

async function open(browser: Browser, { locale, width }: Look, signedIn: boolean): Promise<Page> {
  const context = await browser.newContext({
    locale,
    viewport: { width, height: 844 },
    reducedMotion: 'reduce',
    ...(signedIn ? { storageState: session } : {}),
  })
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: server.url }])
  return (await withAxe(context)).newPage()
}

const named = ({ locale, width }: Look) => `${locale}, ${width} px`

/** In both themes, of which the page follows the system's. */
async function broken(page: Page, where: string): Promise<string[]> {
  const found: string[] = []
  for (const [i, colorScheme] of THEMES.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
    found.push(...(await violations(page, i > 0)).map((line) => `${where}, ${colorScheme}: ${line}`))
  }
  return found
}

test('the set-up page, before there is anybody', async ({ browser, page }) => {
  const found: string[] = []
  for (const look of LOOKS) {
    const theirs = await open(browser, look, false)
    const t = texts(look.locale)
    await theirs.goto(`${server.url}/setup`)
    await press(theirs, t('setup.submit'))
    await expect(theirs.getByRole('alert').filter({ hasText: t('common.checkFields') })).toBeVisible()
    found.push(...(await broken(theirs, named(look))))
    await theirs.context().close()
  }
  expect(found).toEqual([])
  await setUp(page, server)
  seeded = await seed(page.request, server.url, models.url)
  session = await page.context().storageState()
})

for (const look of LOOKS) {
  test(`every page and dialog: ${named(look)}`, async ({ browser }) => {
    test.setTimeout(900_000)
    const t = texts(look.locale)
    const guest = await open(browser, look, false)
    const member = await open(browser, look, true)
    const found: string[] = []
    for (const { name, path, signedOut, opens = {} } of stops(seeded)) {
      const states = look.dialogs ? Object.entries(opens) : []
      const page = signedOut ? guest : member
      for (const [what, act] of [['', async () => {}] as const, ...states]) {
        const where = what ? `${name}, ${what}` : name
        await test.step(where, async () => {
          await page.goto(`${server.url}${path}`)
          // What the page says of its connection comes from the browser: from here on buttons work.
          if (!signedOut)
            await page
              .getByRole('status', { name: t('live.connection.connectedHint') })
              .first()
              .waitFor()
          await act(page, t)
          found.push(...(await broken(page, where)))
        })
      }
    }
    expect(found).toEqual([])
    await guest.context().close()
    await member.context().close()
  })
}
