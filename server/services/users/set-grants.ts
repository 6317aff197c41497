import { z } from 'zod'
import { grant, userView } from '../../contract/user'
import { AppError } from '../../errors'
import { isDangling, isTaken } from '../database-error'
import { isId, requireId } from '../guard'
import { verb } from '../verb'
import { findUser, toUserView, WITH_GRANTS } from './view'

/** What is no longer granted ends within 2 s, open streams with it. */
export const setGrants = verb({
  name: 'users.setGrants',
  method: 'PUT',
  path: '/api/users/{id}/grants',
  summary: 'Replaces what a user may do with single cameras and places, beside the role.',
  action: 'user.edit',
  input: z.strictObject({ id: z.string(), grants: z.array(grant).max(500) }),
  output: userView,
  async run({ sessions }, { input: { id, grants }, change }) {
    requireId(id, 'user_not_found')
    const rows = grants.map(({ level, scope }) => ({ level, ...scope }))
    if (rows.some((row) => 'cameraId' in row && !isId(row.cameraId))) throw new AppError('camera_not_found')
    const view = await change(
      async (tx) => {
        const before = toUserView(await findUser(tx, id))
        await tx.grant.deleteMany({ where: { userId: id } })
        await tx.grant.createMany({ data: rows.map((row) => ({ userId: id, ...row })) })
        const after = toUserView(await tx.user.findUniqueOrThrow({ where: { id }, include: WITH_GRANTS }))
        return { value: after, target: `user:${id}`, before: before.grants, after: after.grants }
      },
      { lock: `user.${id}` },
    ).catch((error: unknown) => {
      if (isTaken(error)) throw new AppError('validation_failed', 'twice', { fields: { grants: 'twice' } })
      throw isDangling(error) ? new AppError('camera_not_found') : error
    })
    sessions.changed()
    return view
  },
})
