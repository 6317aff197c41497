/** Who is to be told of an alert. Pure. */
import { can } from '../../access/can'
import type { Channel, EscalationStep, NoticeFilter, OwnNotices } from '../../contract/notices'
import type { Principal } from '../../contract/user'
import { matches, type Told } from './plan'

/** Everybody and everything that may be told. */
export type Setup = {
  webhooks: readonly { id: string; name: string; filter: NoticeFilter }[]
  people: readonly Person[]
  mail: boolean
  /** What people call the broker; null: there is none. */
  broker: string | null
  steps: readonly EscalationStep[]
}
export type Person = {
  who: Principal
  email: string
  own: OwnNotices | null
  browsers: readonly { id: string; agent: string }[]
}

export type Receiver = {
  channel: Channel
  lane: string
  receiver: string
  receiverName: string
  userId: string | null
}

export const MAIL_LANE = 'email'
export const MQTT_LANE = 'mqtt'
export const webhookLane = (id: string) => `webhook:${id}`
export const pushLane = (id: string) => `push:${id}`

/** Of a person all channels: whom an administrator has named for a step is told by mail, too. */
export function receiversOf(alert: Told, step: number, { webhooks, people, mail, broker, steps }: Setup): Receiver[] {
  const named = new Set(step === 0 ? [] : (steps[step - 1]?.userIds ?? []))
  const programs: Receiver[] = webhooks
    .filter(({ filter }) => matches(filter, alert))
    .map(({ id, name }) => ({
      ...{ channel: 'webhook', lane: webhookLane(id) },
      ...{ receiver: id, receiverName: name, userId: null },
    }))
  if (broker !== null) {
    programs.push({ channel: 'mqtt', lane: MQTT_LANE, receiver: '', receiverName: broker, userId: null })
  }
  const told = people.filter(
    ({ who, own }) =>
      can(who, 'alert.read', { cameraId: alert.cameraId, place: alert.place }) &&
      (step === 0 ? own !== null && matches(own.filter, alert) : named.has(who.userId)),
  )
  return [
    ...programs,
    ...told.flatMap((person) => channelsOf(person, mail && (step > 0 || person.own?.email === true))),
  ]
}

function channelsOf({ who: { userId, name }, email, browsers }: Person, mail: boolean): Receiver[] {
  const pushed: Receiver[] = browsers.map(({ id, agent }) => ({
    ...{ channel: 'push', lane: pushLane(id), receiver: id, userId },
    receiverName: [name, agent].filter(Boolean).join(' · '),
  }))
  if (!mail) return pushed
  return [...pushed, { channel: 'email', lane: MAIL_LANE, receiver: userId, receiverName: email, userId }]
}
