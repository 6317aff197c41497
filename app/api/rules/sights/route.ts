import { handler } from '@/app/lib/api'

export const GET = handler('admin', ({ who, services }) => services.rules.sights(who))
