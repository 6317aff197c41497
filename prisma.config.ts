/** For `prisma generate` alone: the server connects and migrates by itself (server/store). */
import { defineConfig } from 'prisma/config'

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
