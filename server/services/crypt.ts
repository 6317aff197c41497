/** Camera passwords at rest: AES-256-GCM under a key derived (HKDF-SHA256) from the installation's secret. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Crypt = {
  /** `about` binds the text to its row: it opens only with the same one. */
  seal(clear: string, about: string): string
  /** Throws when the text was changed, belongs elsewhere or was sealed under another secret. */
  open(sealed: string, about: string): string
}

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

export function createCrypt(secret: string): Crypt {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sightline camera password', 32))
  return {
    seal(clear, about) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(sealed, about) {
      const [version, text = ''] = sealed.split('.')
      const bytes = Buffer.from(text, 'base64url')
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) throw new Error('not a sealed text')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      const body = bytes.subarray(IV_BYTES, -TAG_BYTES)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}
