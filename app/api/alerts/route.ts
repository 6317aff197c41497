import { handler } from '@/app/lib/api'
import { alertQuery } from '@/server/contract/alert'

export const GET = handler('viewer', async ({ who, services, query }) =>
  services.alerts.list(who, await query(alertQuery)),
)
