/** Small pictures of the alerts that a report tells of, with what was found drawn in: kept with it. */
import { evidence } from '../../contract/alert'
import { MAX_REPORT_PICTURES, type ReportDigest, type ReportSentence } from '../../contract/report'
import type { Principal } from '../../contract/user'
import { readSnapshot } from '../alerts/snapshot-file'
import type { Context } from '../context'
import { whereAlert } from '../visible'

export type KeptPicture = { alertId: string; jpeg: Uint8Array<ArrayBuffer> }

const WIDTH = 640

/** Those of alerts that the text cites come first. Throws busy when too much is drawn at once. */
export async function drawPictures(
  { prisma, paths, burn }: Pick<Context, 'prisma' | 'paths' | 'burn'>,
  who: Principal,
  { facts }: Pick<ReportDigest, 'facts'>,
  sentences: readonly ReportSentence[],
  locale: 'zh-CN' | 'en',
): Promise<KeptPicture[]> {
  const cited = new Set(sentences.flatMap(({ cites }) => cites))
  const told = facts.filter(({ alertId }) => alertId !== null)
  const inOrder = [...told.filter(({ id }) => cited.has(id)), ...told]
  const ids = [...new Set(inOrder.flatMap(({ alertId }) => alertId ?? []))]
  const rows = await prisma.alert.findMany({
    where: { AND: [whereAlert(who), { id: { in: ids }, snapshot: { not: null } }] },
  })
  const kept: KeptPicture[] = []
  for (const id of ids) {
    if (kept.length >= MAX_REPORT_PICTURES) break
    const row = rows.find((each) => each.id === id)
    // One that is on another server's disk stays there.
    const jpeg = row?.snapshot ? await readSnapshot(paths.dataDir, row.snapshot) : null
    if (!row || !jpeg) continue
    const found = row.burned ? null : evidence.safeParse(row.evidence).data
    const { width, height, objects, zone } = found ?? { width: 16, height: 9, objects: [], zone: null }
    const at = row.raisedAt.getTime()
    const small = await burn(
      { jpeg, width, height, objects, at, zones: zone ? [zone] : [] },
      { locale, title: `${row.cameraName} · ${row.ruleName}`, owner: who.userId, maxWidth: WIDTH },
    )
    kept.push({ alertId: id, jpeg: new Uint8Array(small) })
  }
  return kept
}
