import { z } from 'zod'
import { noticeOutcome } from '../../contract/notices'
import { verb } from '../verb'
import { deliverNow } from './deliver-now'
import { MQTT_LANE } from './receivers'
import { MQTT } from './settings'

/** What went wrong is in the answer. */
export const testMqtt = verb({
  name: 'notices.testMqtt',
  method: 'POST',
  path: '/api/notices/mqtt/test',
  summary: 'Publishes a message of type test at the broker, and says how it went.',
  action: 'notice.edit',
  input: z.strictObject({}),
  output: noticeOutcome,
  readOnly: true,
  async run(c, { signal }) {
    const mqtt = await MQTT.read(c.prisma)
    const receiverName = mqtt ? new URL(mqtt.url).host : ''
    return deliverNow(c, { channel: 'mqtt', lane: MQTT_LANE, receiver: '', receiverName, userId: null }, signal)
  },
})
