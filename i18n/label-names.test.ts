import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { labelName } from '@/server/contract/label-names'

const MODELS = path.resolve(import.meta.dirname, '../models')
const labelsOf = (id: string): string[] =>
  JSON.parse(readFileSync(path.join(MODELS, id, 'manifest.json'), 'utf8')).labels

it.each(['nanodet-coco', 'person-site', 'movenet-multipose', 'beacon'])(
  'every label of %s has a Chinese name of its own',
  (id) => {
    const labels = labelsOf(id)
    const names = labels.map((label) => labelName(label, 'zh-CN'))
    for (const name of names) expect(name).toMatch(/^\p{Script=Han}+$/u)
    expect(new Set(names).size).toBe(labels.length)
    expect(labels.map((label) => labelName(label, 'en'))).toEqual(labels)
  },
)

it.each(['helmet', 'Person', '', '__proto__', 'constructor', '安全帽'])(
  '"%s" is shown as the model has it',
  (label) => {
    expect(labelName(label, 'zh-CN')).toBe(label)
  },
)
