import { expect, it } from 'vitest'
import { countFilters, NO_FILTER, readFilter, writeFilter } from './filter-query'

const read = (address: string) => readFilter(new URLSearchParams(address))

it.each(['', 'state=all', 'state=new&mine=1', 'cameraId=a&place=%E4%BA%8C&severity=critical&range=custom&from=1&to=2'])(
  'comes back from an address: %s',
  (address) => {
    expect(writeFilter(read(address))).toBe(address)
  },
)

it('is what is open where an address says nothing, or nothing that can be understood', () => {
  for (const address of ['', 'state=x&mine=2&severity=bad&range=ever&behaviour=zz'])
    expect(read(address)).toEqual({ ...NO_FILTER, ...Object.fromEntries(UNSET.map((name) => [name, undefined])) })
})
const UNSET = ['cameraId', 'place', 'ruleId', 'behaviour', 'severity', 'lesson']

it('counts what is folded away', () => {
  expect(countFilters(read('state=new&mine=1'))).toBe(0)
  expect(countFilters(read('cameraId=a&range=custom&from=1&to=2'))).toBe(2)
})
