import type { Context } from '../context'

/** Bytes of the pictures that saved reports keep; none where the database is on another machine. */
export async function reportPictureBytes({ prisma }: Pick<Context, 'prisma'>): Promise<number> {
  // They are in the database. One that is reached by a socket file has no address.
  const [row] = await prisma.$queryRaw<{ bytes: number }[]>`
    SELECT COALESCE(SUM(octet_length(jpeg)), 0)::float8 AS bytes FROM report_pictures WHERE inet_server_addr() IS NULL`
  return row?.bytes ?? 0
}
