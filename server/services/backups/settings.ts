import { type BackupSchedule, backupSchedule } from '../../contract/backup'
import type { Transaction } from '../lock'

const KEY = 'backup_schedule'

export async function readBackupSchedule(tx: Pick<Transaction, 'setting'>): Promise<BackupSchedule> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  return row ? backupSchedule.parse(JSON.parse(row.value)) : { keep: null }
}

export async function writeBackupSchedule(tx: Transaction, schedule: BackupSchedule): Promise<void> {
  const value = JSON.stringify(schedule)
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}
