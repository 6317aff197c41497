/** Which camera a call is about, found by an id in its input. */
import type { CameraResource } from '../access/can'
import type { Context } from './context'
import { isId } from './guard'
import type { Locate } from './verb'

type Needs = { prisma: Pick<Context['prisma'], 'camera' | 'rule' | 'alert' | 'incident'> }
type Find = (c: Needs, id: string) => Promise<CameraResource | null>

/** `field` of the input holds the id; PostgreSQL is not asked about what no id can look like. */
function by(field: string, read: Locate<never>['read'], missing: Locate<never>['missing'], find: Find) {
  return {
    read,
    missing,
    find: async (c: Needs, input: Record<string, unknown>) => {
      const id = input[field]
      return typeof id === 'string' && isId(id) ? find(c, id) : null
    },
  }
}

const SELECT = { id: true, place: true } as const

export const cameraOf = (field = 'id') =>
  by(field, 'camera.read', 'camera_not_found', async ({ prisma }, id) => {
    const row = await prisma.camera.findUnique({ where: { id }, select: SELECT })
    return row && { cameraId: row.id, place: row.place }
  })

export const ruleOf = (field = 'id') =>
  by(field, 'rule.read', 'rule_not_found', async ({ prisma }, id) => {
    const row = await prisma.rule.findUnique({ where: { id }, select: { camera: { select: SELECT } } })
    return row && { cameraId: row.camera.id, place: row.camera.place }
  })

/** Of a camera that is there, its present place; else the one it had. */
const RAISED_BY = { cameraId: true, cameraPlace: true, camera: { select: SELECT } } as const
const raisedBy = ({ cameraId, cameraPlace, camera }: Raised) => ({ cameraId, place: camera?.place ?? cameraPlace })
type Raised = { cameraId: string | null; cameraPlace: string; camera: { place: string } | null }

export const incidentOf = (field = 'id') =>
  by(field, 'alert.read', 'incident_not_found', async ({ prisma }, id) => {
    const row = await prisma.incident.findUnique({ where: { id }, select: RAISED_BY })
    return row && raisedBy(row)
  })

export const alertOf = (field = 'id') =>
  by(field, 'alert.read', 'alert_not_found', async ({ prisma }, id) => {
    const row = await prisma.alert.findUnique({ where: { id }, select: RAISED_BY })
    return row && raisedBy(row)
  })
