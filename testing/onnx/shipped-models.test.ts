import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelManifest } from '../../server/contract/model'
import { shippedBeacon } from './shipped-beacon'

const models = path.resolve(import.meta.dirname, '../../models')
const shipped = readdirSync(models, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'manifest.json')
  .map((file) => path.dirname(file))

describe('models that come with the program', () => {
  it('beacon is what its builder makes', () => {
    const kept = readFileSync(path.join(models, 'beacon', 'model.onnx'))
    expect(kept.equals(shippedBeacon())).toBe(true)
  })

  it.each(shipped)('%s has a valid manifest with licence, origin and the sha256 of its file', (id) => {
    const manifest = modelManifest.parse(JSON.parse(readFileSync(path.join(models, id, 'manifest.json'), 'utf8')))
    const file = readFileSync(path.join(models, id, manifest.file))
    expect(manifest.sha256).toBe(createHash('sha256').update(file).digest('hex'))
    expect(manifest.licence).toBeTruthy()
    expect(manifest.origin).toBeTruthy()
  })
})
