import { handler } from '@/app/lib/api'

export const GET = handler('viewer', async ({ who, services, id }) => services.alerts.get(who, await id()))
