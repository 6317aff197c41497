/** Alerts of a camera, stored as the alerts' own outbox does it. */
import type { Severity } from '../../../contract/rule'
import { raiseAlert } from '../../alerts/raise'
import { type Harness, START } from '../../testing/harness'
import { uuid7 } from '../../uuid7'

let frame = 0

/** Returns the alert's id. */
export async function raise(
  h: Harness,
  camera: { id: string; name: string },
  { severity = 'warning', ruleId = uuid7(START) }: { severity?: Severity; ruleId?: string } = {},
): Promise<string> {
  const id = uuid7(START)
  await raiseAlert(
    h.prisma,
    {
      ...{
        id,
        at: START,
        frameIndex: ++frame,
        heldMs: 0,
        facts: { count: 2 },
        evidence: null,
        under: null,
        clip: null,
      },
      rule: {
        ...{ id: ruleId, name: 'Phones', severity, forMs: 0 },
        ...{ kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } },
        ...{ cameraId: camera.id, cameraName: camera.name, cameraPlace: 'Hall' },
      },
    },
    null,
  )
  return id
}
