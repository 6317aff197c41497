import { z } from 'zod'
import { userView } from '../../contract/user'
import { verb } from '../verb'
import { toUserView, WITH_GRANTS } from './view'

export const listUsers = verb({
  name: 'users.list',
  method: 'GET',
  path: '/api/users',
  summary: 'All users with their grants.',
  action: 'user.read',
  input: z.strictObject({}),
  output: z.array(userView),
  async run({ prisma }) {
    const rows = await prisma.user.findMany({ include: WITH_GRANTS, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
    return rows.map(toUserView)
  },
})
