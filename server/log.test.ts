import { describe, expect, it } from 'vitest'
import { createLogger } from './log'

function written(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger('info', { write: (line) => lines.push(line) }))
  return lines.join('')
}

describe('createLogger', () => {
  it.each([
    ['a password', { password: 'hush' }],
    ['a nested cookie', { request: { headers: { cookie: 'hush' } } }],
    ['a token one level down', { body: { token: 'hush' } }],
    ['a camera address', { source: 'rtsp://viewer:hush@10.0.0.8/stream' }],
    ['an address with an empty user', { source: 'rtsp://:hush@10.0.0.8/stream' }],
    ['a secret in a query', { source: 'http://cam/v?ch=1&token=hush&x=1' }],
    ['a secret in a path', { source: 'rtsp://cam/user=hush&password=hush&ch=1' }],
    ['an error that quotes an address', { err: new Error('cannot open http://a:hush@camera/x') }],
  ])('hides %s', (_name, fields) => {
    const line = written((log) => log.info(fields, 'camera'))
    expect(line).toContain('camera')
    expect(line).toContain('[hidden]')
    expect(line).not.toContain('hush')
  })

  it('rule 10: hides credentials in the message itself and keeps the rest', () => {
    const line = written((log) => log.warn('lost rtsp://u:hush@cam/1, mail a@b.example'))
    expect(JSON.parse(line)).toMatchObject({ level: 40, msg: 'lost rtsp://[hidden]@cam/1, mail a@b.example' })
  })

  it('keeps to its level', () => {
    expect(written((log) => log.debug('fine detail'))).toBe('')
  })
})
