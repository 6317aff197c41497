/** How cameras are, as facts. Pure. */
import type { CameraStatus } from '../../contract/camera'
import type { Claim } from '../../contract/report'
import { type DraftFact, draftFact, quoted } from '../facts/draft-fact'
import { plainName } from '../facts/plain-name'

const STATE: Record<CameraStatus['state'], { claim: Claim; en: string; zh: string }> = {
  live: { claim: 'live', en: 'is live', zh: '在线' },
  starting: { claim: 'offline', en: 'is offline', zh: '离线' },
  reconnecting: { claim: 'offline', en: 'is offline', zh: '离线' },
  failed: { claim: 'offline', en: 'is offline', zh: '离线' },
  disabled: { claim: 'off', en: 'is switched off', zh: '已停用' },
  elsewhere: { claim: 'elsewhere', en: 'is on another server', zh: '由另一台服务器运行' },
}

type Camera = { id: string; name: string; place: string; state: CameraStatus['state'] }

export function cameraStateFacts(cameras: readonly Camera[]): DraftFact[] {
  const count = cameras.length
  return [
    draftFact({
      kind: 'tally',
      numbers: { cameras: count },
      sentence: {
        en: `There ${count === 1 ? 'is 1 camera' : `are ${count} cameras`} in total`,
        'zh-CN': `共有 ${count} 路摄像头`,
      },
    }),
    ...cameras.map(({ id, name, place, state }) => {
      const { claim, en, zh } = STATE[state]
      const [camera, at] = [plainName(name), plainName(place)]
      return draftFact({
        kind: 'camera_state',
        cameraId: id,
        names: { camera, ...(place !== '' && { place: at }) },
        claims: [claim],
        sentence: {
          en: `Camera ${quoted(camera)}${place === '' ? '' : ` at place ${quoted(at)}`} ${en}`,
          'zh-CN': `${place === '' ? '' : `地点${quoted(at)}的`}摄像头${quoted(camera)}${zh}`,
        },
      })
    }),
  ]
}
