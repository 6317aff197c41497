import { failureOf } from '../failure-of'
import { eventTopic } from '../home-assistant'
import type { Sender } from '../notice'

/** Refused by the broker: bad user name or password, not authorized. */
const AUTH_CODES = [4, 5]

/** To everybody who listens to alerts, and as an event of the camera for Home Assistant. */
export const sendMqtt: Sender = async ({ broker }, { message, alert }, signal) => {
  const payload = JSON.stringify(message)
  try {
    const isSet = await broker.publish(
      (settings) => [
        { topic: `${settings.topic}/alerts`, payload },
        ...(alert?.cameraId
          ? [
              {
                topic: eventTopic(settings, alert.cameraId),
                payload: JSON.stringify({ event_type: alert.severity, ...message.data }),
              },
            ]
          : []),
      ],
      signal,
    )
    return isSet ? { end: 'sent', status: null } : { end: 'refused', reason: 'off' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? Number(error.code) : Number.NaN
    return { end: 'failed', reason: AUTH_CODES.includes(code) ? 'auth' : failureOf(error) }
  }
}
