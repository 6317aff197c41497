/** The files of an installation that a backup needs: those that its rows refer to, and uploaded models. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { clipFolder } from '../../services/clips/folder'
import { filmPath, resultFolder } from '../../services/films/folder'
import type { Transaction } from '../../services/lock'

const BATCH = 500

export type SourceFile = {
  /** Below DATA_DIR, with forward slashes. */
  name: string
  path: string
}

/** Pictures of the alerts that this transaction sees. */
export async function* pictures(tx: Transaction, dataDir: string): AsyncGenerator<SourceFile> {
  for (let after: string | undefined; ; ) {
    const rows = await tx.alert.findMany({
      where: { snapshot: { not: null }, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, snapshot: true },
    })
    for (const { snapshot } of rows) yield fileIn(dataDir, `snapshots/${snapshot}`)
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id
  }
}

/** Films that can be played, with what the newest analysis found in them. */
export async function films(tx: Transaction, dataDir: string): Promise<SourceFile[]> {
  const rows = await tx.film.findMany({ orderBy: { id: 'asc' }, select: { id: true, file: true, result: true } })
  const files = rows.map(async ({ id, file, result }) => {
    const folder = result === null ? null : resultFolder(dataDir, id, result)
    const found = folder === null ? [] : await entries(folder, 'isFile')
    return [...(file === null ? [] : [filmPath(dataDir, id)]), ...found.map((name) => path.join(folder ?? '', name))]
  })
  return (await Promise.all(files)).flat().map((at) => fileIn(dataDir, path.relative(dataDir, at)))
}

/** Clips that can be played, with their boxes. */
export async function* clips(tx: Transaction, dataDir: string): AsyncGenerator<SourceFile> {
  for (let after: string | undefined; ; ) {
    const rows = await tx.clip.findMany({
      where: { state: 'ready', ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    })
    for (const { id } of rows) {
      for (const name of await entries(clipFolder(dataDir, id), 'isFile')) yield fileIn(dataDir, `clips/${id}/${name}`)
    }
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id
  }
}

/** Uploaded models with their manifests; half-made uploads begin with a dot. */
export async function models(dataDir: string): Promise<SourceFile[]> {
  const ids = await entries(path.join(dataDir, 'models'), 'isDirectory')
  const files = await Promise.all(
    ids.map(async (id) =>
      (await entries(path.join(dataDir, 'models', id), 'isFile')).map((file) =>
        fileIn(dataDir, `models/${id}/${file}`),
      ),
    ),
  )
  return files.flat()
}

export async function bytesOf(files: readonly SourceFile[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file.path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function entries(folder: string, kind: 'isFile' | 'isDirectory'): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return found
    .filter((entry) => entry[kind]() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
}

/** @param name below DATA_DIR */
const fileIn = (dataDir: string, name: string): SourceFile => ({
  name: name.replaceAll(path.sep, '/'),
  path: path.join(dataDir, name),
})
