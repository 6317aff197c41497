import { handler } from '@/app/lib/api'
import { alertStepBody } from '@/server/contract/alert'

export const POST = handler('operator', async ({ who, services, id, body }) => {
  const { state, note } = await body(alertStepBody)
  return services.alerts.step(who, await id(), state, note)
})
