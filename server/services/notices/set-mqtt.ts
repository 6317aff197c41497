import { z } from 'zod'
import { type MqttSettings, mqttSettings, noticeSettingsView } from '../../contract/notices'
import { AppError } from '../../errors'
import type { Crypt } from '../crypt'
import { verb } from '../verb'
import { MQTT_LANE } from './receivers'
import { requireHost } from './server-address'
import { MQTT, passwordFor, type StoredMqtt } from './settings'
import { toSettingsView, withoutPassword } from './settings-view'
import { freeLane } from './table'

/** In force when it returns. Throws validation_failed for an address that is not allowed, and when the password is to be typed again. */
export const setMqtt = verb({
  name: 'notices.setMqtt',
  method: 'PUT',
  path: '/api/notices/mqtt',
  summary: 'Sets the MQTT broker, or that there is none. The password is kept when none is given.',
  action: 'notice.edit',
  input: z.strictObject({ mqtt: mqttSettings.nullable() }),
  output: noticeSettingsView,
  async run(c, { input: { mqtt }, change }) {
    if (mqtt) requirePlain(mqtt.url)
    await change(
      async (tx) => {
        const before = await MQTT.read(tx)
        if (mqtt) await requireHost(tx, 'url', new URL(mqtt.url).hostname)
        const after = mqtt && toStored(c.crypt, mqtt, before)
        await MQTT.write(tx, after)
        await freeLane(tx, MQTT_LANE, { due: true })
        const [was, is] = [before && withoutPassword(before), after && withoutPassword(after)]
        return { value: null, target: 'settings:notices.mqtt', before: was, after: is }
      },
      { lock: 'notices' },
    )
    await c.broker.apply()
    c.notices.poke()
    return toSettingsView(c)
  },
})

function toStored(crypt: Crypt, { password, ...open }: MqttSettings, before: StoredMqtt | null): StoredMqtt {
  const same = before !== null && originOf(before.url) === originOf(open.url)
  return { ...open, passwordEnc: passwordFor(crypt, 'mqtt', password, before, same) }
}

const originOf = (url: string) => `${new URL(url).protocol}//${new URL(url).host}`

/** User name and password have their own fields. */
function requirePlain(url: string): void {
  const { username, password, search, hash, pathname, hostname } = new URL(url)
  if (hostname && !username && !password && !search && !hash && ['', '/'].includes(pathname)) return
  throw new AppError('validation_failed', 'no such address', { fields: { url: 'format' } })
}
