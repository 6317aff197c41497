import { handler } from '@/app/lib/api'

/** With source and labels, for the form; never with a password. */
export const GET = handler('admin', async ({ who, services, id }) => services.cameras.getAdmin(who, await id()))
