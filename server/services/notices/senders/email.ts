import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import type { Failure } from '../../../contract/notices'
import { guardedConnect } from '../../../outgoing/guarded-connect'
import { failureOf } from '../failure-of'
import type { Notice, Outcome, Sender, Tools } from '../notice'
import { openPassword, SMTP, type StoredSmtp } from '../settings'

/** Plain text, without pictures: whoever reads the mail need not be the one who may see them. */
export const sendEmail: Sender = async (tools, notice, signal) => {
  const smtp = await SMTP.read(tools.prisma)
  const person = await tools.prisma.user.findUnique({ where: { id: notice.delivery.receiver } })
  if (!smtp || !person) return { end: 'refused', reason: 'off' }
  const socket = guardedConnect({ host: smtp.host, port: smtp.port, secure: false }, tools.way)
  const stop = () => socket.destroy(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    await once(socket, 'connect')
    const password = openPassword(tools.crypt, 'smtp', smtp)
    const { response } = await transport(smtp, password, tools, socket).sendMail(mailOf(tools, smtp, person, notice))
    return { end: 'sent', status: Number.parseInt(response, 10) || null }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    return outcomeOf(error)
  } finally {
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}

function transport(
  { host, port, security, user }: StoredSmtp,
  pass: string,
  { way: { ca } }: Tools,
  connection: ReturnType<typeof guardedConnect>,
) {
  return createTransport({
    ...{ host, port, connection },
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // The name that was entered, whatever address it led to.
    tls: { servername: host, ...(ca && { ca }) },
    ...(user !== '' && { auth: { user, pass } }),
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
}

function mailOf({ texts }: Tools, { from }: StoredSmtp, person: { name: string; email: string }, notice: Notice) {
  const { own, url, delivery, alert } = notice
  const locale = own?.locale ?? texts.locale
  const { title, lines } = texts.say(notice, locale, own?.timeZone ?? 'UTC')
  return {
    from: { name: 'Sightline', address: from },
    to: { name: person.name, address: person.email },
    subject: title,
    text: [...lines, '', `${texts.word('open', locale)} ${url}`, '', texts.word('why', locale)].join('\n'),
    // The same for every try: mail programs show it once.
    messageId: `<${delivery.id}@${from.split('@')[1] ?? 'sightline'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(alert?.severity === 'critical' && { priority: 'high' as const }),
  }
}

/** nodemailer has one code for all that happens to a socket. */
const NO_TLS = /certificate|self-signed|\bSSL\b|\bTLS\b|wrong version number/i

/** What nodemailer says: its codes, and the server's answer. */
function outcomeOf(error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const answered = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN
  const status = Number.isInteger(answered) ? { status: answered } : {}
  const failed = (reason: Failure): Outcome => ({ end: 'failed', reason, ...status })
  if (code === 'EAUTH') return failed('auth')
  if (code === 'EENVELOPE') {
    return answered >= 500 ? { end: 'refused', reason: 'recipient', ...status } : failed('recipient')
  }
  if (code === 'ETLS' || (error instanceof Error && NO_TLS.test(error.message))) return failed('certificate')
  if (code === 'EMESSAGE' || code === 'EPROTOCOL' || code === 'ESTREAM') return failed('status')
  return failed(failureOf(error))
}
