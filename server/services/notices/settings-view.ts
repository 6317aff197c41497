import type { NoticeSettingsView } from '../../contract/notices'
import type { Context } from '../context'
import { toPause } from './pause'
import { MAIL_LANE, MQTT_LANE } from './receivers'
import { ESCALATION, MQTT, RANGES, SMTP } from './settings'

/** Without what is sealed. */
export function withoutPassword<T extends { passwordEnc: string | null }>({ passwordEnc, ...open }: T) {
  return { ...open, hasPassword: passwordEnc !== null }
}

export async function toSettingsView({
  prisma,
  links,
}: Pick<Context, 'prisma' | 'links'>): Promise<NoticeSettingsView> {
  const lanes = await prisma.deliveryLane.findMany({ where: { lane: { in: [MAIL_LANE, MQTT_LANE] } } })
  const pauseOf = (name: string) => ({ paused: toPause(lanes.find(({ lane }) => lane === name) ?? null) })
  const [smtp, mqtt] = await Promise.all([SMTP.read(prisma), MQTT.read(prisma)])
  const [ranges, steps] = await Promise.all([RANGES.read(prisma), ESCALATION.read(prisma)])
  return {
    smtp: smtp && { ...withoutPassword(smtp), ...pauseOf(MAIL_LANE) },
    mqtt: mqtt && { ...withoutPassword(mqtt), ...pauseOf(MQTT_LANE) },
    ...{ ranges, steps, links },
  }
}
