/** `alerts.json`: what rules saw in a film. Whole or as it was before. */
import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type FilmAlert, filmAlert } from '../../contract/film'

const alertsIn = (folder: string) => path.join(folder, 'alerts.json')

export function writeAlerts(folder: string, alerts: readonly FilmAlert[]): void {
  const temporary = `${alertsIn(folder)}.part`
  writeFileSync(temporary, JSON.stringify(alerts))
  renameSync(temporary, alertsIn(folder))
}

/** Those of kinds that are known; none when no rule has looked at it. */
export async function readAlerts(folder: string): Promise<FilmAlert[]> {
  const text = await readFile(alertsIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  return z
    .array(z.unknown())
    .parse(JSON.parse(text))
    .flatMap((one) => filmAlert.safeParse(one).data ?? [])
}
