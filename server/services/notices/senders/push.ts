import webpush from 'web-push'
import { type PushMessage, pushMessage } from '../../../contract/push-message'
import { guardedRequest } from '../../../outgoing/guarded-request'
import { openBrowser } from '../browser-row'
import type { Notice, Outcome, Sender, Tools } from '../notice'
import { SMTP } from '../settings'
import { vapidKeys } from '../vapid'

/** How long a push service keeps it for a phone that is off, s. */
const TTL_S = 24 * 60 * 60

/** Encrypted for the browser: the push service sees no more than when, and how much. */
export const sendPush: Sender = async (tools, notice, signal) => {
  const row = await tools.prisma.pushBrowser.findUnique({ where: { id: notice.delivery.receiver } })
  if (!row || row.userId !== notice.delivery.userId) return { end: 'refused', reason: 'gone' }
  const { publicKey, privateKey } = await vapidKeys(tools.prisma, tools.crypt)
  const urgent = notice.unhandledMinutes !== null || notice.alert?.severity === 'critical'
  const { endpoint, method, headers, body } = webpush.generateRequestDetails(
    openBrowser(tools.crypt, row),
    JSON.stringify(messageOf(tools, notice, urgent)),
    {
      vapidDetails: { subject: await subjectOf(tools), publicKey, privateKey },
      ...{ TTL: TTL_S, urgency: urgent ? 'high' : 'normal' },
      // A later one about the same alert takes its place while the phone is off.
      ...(notice.alert && { topic: notice.alert.id.replaceAll('-', '') }),
    },
  )
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const answer = await guardedRequest(
    { url: endpoint, method: method === 'POST' ? method : 'POST', headers: own, body, signal },
    tools.way,
  )
  answer.destroy()
  const outcome = outcomeOf(answer.statusCode ?? 0)
  if (outcome.end === 'refused') await tools.prisma.pushBrowser.deleteMany({ where: { id: row.id } })
  return outcome
}

function messageOf({ texts }: Tools, notice: Notice, urgent: boolean): PushMessage {
  const { alert, own } = notice
  const { title, lines } = texts.say(notice, own?.locale ?? texts.locale, own?.timeZone ?? 'UTC')
  const path = alert ? `/alerts/${alert.id}` : '/account/notifications'
  return pushMessage.parse({ title, body: lines.join('\n'), tag: alert?.id ?? 'test', path, urgent })
}

/** Whom a push service may write to. */
async function subjectOf({ prisma, links }: Tools): Promise<string> {
  const smtp = await SMTP.read(prisma)
  if (smtp) return `mailto:${smtp.from}`
  return links.startsWith('https:') ? links : `mailto:sightline@${new URL(links).hostname}`
}

/** 404 and 410: the browser has taken its word back. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { end: 'sent', status }
  if (status === 404 || status === 410) return { end: 'refused', reason: 'gone', status }
  return { end: 'failed', reason: status >= 300 && status < 400 ? 'redirect' : 'status', status }
}
