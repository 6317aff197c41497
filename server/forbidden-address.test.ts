import { expect, it } from 'vitest'
import { isForbiddenAddress, isForbiddenUrl } from './forbidden-address'

it.each([
  '169.254.169.254',
  '169.254.0.1',
  '0.0.0.0',
  '0.1.2.3',
  '100.100.100.200',
  '168.63.129.16',
  '::',
  '[::]',
  'fe80::1',
  'fe80::1%eth0',
  '[fe80::a:b]',
  'febf::1',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '[::ffff:a9fe:a9fe]',
  '::ffff:0.0.0.0',
  '::a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::1',
])('%s is no camera', (address) => {
  expect(isForbiddenAddress(address)).toBe(true)
})

it.each([
  '192.168.1.64',
  '10.0.0.8',
  '172.16.3.4',
  '127.0.0.1',
  '::1',
  '[::1]',
  'fd12:3456::8',
  'fec0::1',
  '2001:db8::1',
  '100.64.0.1',
  '::ffff:192.168.1.64',
  '64:ff9b::c0a8:140',
  '203.0.113.9',
  'camera.local',
  'localhost',
])('%s may be one', (address) => {
  expect(isForbiddenAddress(address)).toBe(false)
})

it.each([
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://169.254.43518/',
  'http://0251.0376.0251.0376/',
  'http://0/',
  'http://①⑥⑨.254.169.254/',
  'http://u:p@169.254.169.254:8080/x',
  'rtsp://2852039166/',
  'RTSPS://[fe80::1]:7441/x',
])('%s is seen through', (url) => {
  expect(isForbiddenUrl(url)).toBe(true)
})

it.each(['http://192.168.1.64/169.254.169.254', 'rtsp://169.254.169.254.example/', 'rtsp://', ''])(
  '%j is not',
  (url) => {
    expect(isForbiddenUrl(url)).toBe(false)
  },
)
