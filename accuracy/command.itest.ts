import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { truthPathOf } from './film'
import { REAL, writeBeaconFilm, writeBeaconModel, writeBeaconSet } from './testing/beacon'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-accuracy-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const SCRIPT = path.resolve(import.meta.dirname, '../scripts/accuracy.mjs')

/** npm run accuracy -- …args */
function accuracy(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('prints tables and writes flat JSON', () => {
  const film = writeBeaconFilm(dir, 50)
  const json = path.join(dir, 'out.json')
  const { status, stdout, stderr } = accuracy('--film', film, '--model', writeBeaconModel(dir), '--json', json)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('| beacon.idf1 |')
  expect(stdout).toContain('| LookingUp | 1.000 | 10 | 0.000 |')
  const figures = JSON.parse(readFileSync(json, 'utf8'))
  expect(figures).toMatchObject({ 'beacon.map50': 1, 'beacon.id_switches_per_min': 0, 'beacon.count_mae': 0, ...REAL })
})

it('measures real pictures instead, with a model that has no metrics yet', () => {
  const sets = writeBeaconSet(dir, 'Beacons, `0 up`. Licence: CC0')
  const json = path.join(dir, 'out.json')
  const { status, stdout, stderr } = accuracy('--real', sets, '--model', writeBeaconModel(dir, null), '--json', json)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('| beacons/room | 2 | 1 | 1.00 | 1.00 | 0.00 | 0.00 | 1 of 1 named, 1 found | 1.00, 1.00 |')
  expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual({
    'real.rooms_recall': 1,
    'real.rooms_precision': 1,
    'real.false_per_frame': 0,
    'real.empty_boxes': 0,
    'real.count_error': 0,
    'real.count_error_share': 0,
    'real.behaviour_share': 1,
    'real.behaviour_precision': 1,
    'real.rooms_recall_iou': 1,
    'real.rooms_precision_iou': 1,
  })
})

describe('what is wrong is said in a line, and the command fails', () => {
  it('a film without truth', () => {
    const film = writeBeaconFilm(dir, 10)
    rmSync(truthPathOf(film))
    failsWith('there is no truth for this film', '--film', film, '--model', writeBeaconModel(dir))
  })

  it('a model without metrics', () => {
    failsWith('metrics.json is needed', '--film', writeBeaconFilm(dir, 10), '--model', writeBeaconModel(dir, null))
  })

  it('an interval that no camera can have', () => failsWith("not a camera's interval", '--interval', '1'))

  it('a set without licence', () => {
    failsWith('beacons: README.md names no licence', '--real', writeBeaconSet(dir, 'Beacons, `0 up`.'))
  })

  it('options that do not go together', () => {
    failsWith('--real goes without --film', '--real', dir, '--film', 'x.mp4')
    failsWith('--all belongs to --real', '--all')
    failsWith("not a camera's confidence", '--confidence', '7')
  })

  function failsWith(words: string, ...args: string[]): void {
    const { status, stdout, stderr } = accuracy(...args)
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')[0]).toMatch(/^accuracy: /)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  }
})
