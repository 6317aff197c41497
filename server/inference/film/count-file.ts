/** `counts.json`: the counts of a film by the second. */
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type FilmCounts, filmCounts } from '../../contract/film'

const countsIn = (folder: string) => path.join(folder, 'counts.json')

export function writeCounts(folder: string, counts: FilmCounts): void {
  writeFileSync(countsIn(folder), JSON.stringify(counts))
}

export async function readCounts(folder: string): Promise<FilmCounts> {
  return filmCounts.parse(JSON.parse(await readFile(countsIn(folder), 'utf8')))
}
