import { handler } from '@/app/lib/api'

export const GET = handler('admin', ({ who, services }) => services.cameras.mediaFiles(who))
