/** What Home Assistant is told: a device for each camera, with its alerts as events and how many of them are open. */
import type { Camera } from '../../store/generated/client'
import type { ServiceDeps } from '../deps'
import type { MqttMessage } from './mqtt-message'
import type { StoredMqtt } from './settings'

type Named = Pick<Camera, 'id' | 'name' | 'place'>

export const eventTopic = ({ topic }: StoredMqtt, cameraId: string) => `${topic}/cameras/${cameraId}/alert`
const openTopic = ({ topic }: StoredMqtt, cameraId: string) => `${topic}/cameras/${cameraId}/open`

/** Of every camera: how many alerts nobody has handled, and its device where Home Assistant is to find it. */
export async function announcements(
  { prisma, version, links }: Pick<ServiceDeps, 'prisma' | 'version' | 'links'>,
  settings: StoredMqtt,
): Promise<MqttMessage[]> {
  const cameras = await prisma.camera.findMany({
    select: { id: true, name: true, place: true },
    orderBy: { id: 'asc' },
  })
  const counted = await prisma.alert.groupBy({
    by: ['cameraId'],
    where: { state: 'raised', cameraId: { not: null } },
    _count: { id: true },
  })
  const open = new Map(counted.map(({ cameraId, _count }) => [cameraId, _count.id]))
  return cameras.flatMap((camera) => [
    ...(settings.discovery === null ? [] : [deviceOf(settings, settings.discovery, camera, { version, links })]),
    { topic: openTopic(settings, camera.id), payload: String(open.get(camera.id) ?? 0), retain: true },
  ])
}

export async function openCount(
  prisma: ServiceDeps['prisma'],
  settings: StoredMqtt,
  cameraId: string,
): Promise<MqttMessage> {
  const count = await prisma.alert.count({ where: { state: 'raised', cameraId } })
  return { topic: openTopic(settings, cameraId), payload: String(count), retain: true }
}

/** Device discovery, with the short names of Home Assistant's documentation. */
function deviceOf(
  settings: StoredMqtt,
  prefix: string,
  { id, name, place }: Named,
  { version, links }: { version: string; links: string },
): MqttMessage {
  const own = (part: string) => ({ unique_id: `sightline_${id}_${part}` })
  const open = { state_topic: openTopic(settings, id) }
  const payload = {
    dev: {
      ...{ ids: [`sightline_${id}`], name, mf: 'Sightline', sw: version, cu: `${links}/live/${id}` },
      ...(place !== '' && { sa: place }),
    },
    o: { name: 'Sightline', sw: version },
    cmps: {
      alert: {
        ...{ p: 'event', name: 'Alert', ...own('alert'), state_topic: eventTopic(settings, id) },
        event_types: ['info', 'warning', 'critical'],
      },
      open: { p: 'sensor', name: 'Open alerts', ...own('open'), ...open, state_class: 'measurement' },
      unhandled: {
        ...{ p: 'binary_sensor', name: 'Unhandled alert', ...own('unhandled'), ...open, device_class: 'problem' },
        value_template: "{{ 'ON' if value | int > 0 else 'OFF' }}",
      },
    },
    avty: [{ t: `${settings.topic}/status` }],
    qos: 1,
  }
  return { topic: `${prefix}/device/sightline_${id}/config`, payload: JSON.stringify(payload), retain: true }
}
