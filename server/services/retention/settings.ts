import { type RetentionSettings, retentionSettings } from '../../contract/retention'
import { DEFAULT_RETENTION } from '../../jobs/retention/policy'
import type { Transaction } from '../lock'

const KEY = 'retention'

export async function readRetention(tx: Pick<Transaction, 'setting'>): Promise<RetentionSettings> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  return row ? retentionSettings.parse({ ...DEFAULT_RETENTION, ...JSON.parse(row.value) }) : DEFAULT_RETENTION
}

export async function writeRetention(tx: Transaction, settings: RetentionSettings): Promise<void> {
  const value = JSON.stringify(settings)
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}
