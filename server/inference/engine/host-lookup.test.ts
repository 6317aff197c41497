import { describe, expect, it } from 'vitest'
import { allowedAddresses, mayConnect } from './host-lookup'

const NAMES: Record<string, string[]> = {
  'cam.example': ['192.168.1.20'],
  'mixed.example': ['192.168.1.20', '169.254.169.254'],
  'cam.local': ['fe80::1%eth0', '192.168.1.20'],
  'link.local': ['fe80::1%eth0'],
  'metadata.example': ['fd00:ec2::254'],
}
const find = async (host: string) => NAMES[host] ?? Promise.reject(new Error('no such name'))

describe('mayConnect', () => {
  it.each([
    ['cam.example', true],
    ['mixed.example', false],
    ['cam.local', true],
    ['link.local', false],
    ['metadata.example', false],
    ['10.0.0.7', true],
    ['169.254.1.1', false],
    ['nowhere.example', true],
  ])('%s: %s', async (host, expected) => {
    expect(await mayConnect(host, find)).toBe(expected)
  })
})

it('allowedAddresses leaves out the forbidden ones, and says when there is no such name', async () => {
  expect(await allowedAddresses('mixed.example', find)).toEqual(['192.168.1.20'])
  expect(await allowedAddresses('169.254.1.1', find)).toEqual([])
  await expect(allowedAddresses('nowhere.example', find)).rejects.toThrow('no such name')
})
