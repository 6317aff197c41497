/** Takes credentials out of anything that may reach a log or a person. Pure. */
import { SECRET_NAME } from '../../url-secrets'

const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/)[^/?#\s]*@/gi
const SECRET_PARAMETERS = new RegExp(`([/?&;,](?:${SECRET_NAME})=)[^&#\\s"']*`, 'gi')

/** `rtsp://admin:pw@cam/1?token=x` -> `rtsp://***@cam/1?token=***`. Given secrets are taken out wherever they stand. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let clean = text.replace(USER_INFO, '$1***@').replace(SECRET_PARAMETERS, '$1***')
  for (const secret of secrets) {
    if (!secret) continue
    for (const form of new Set([secret, encodeURIComponent(secret)])) clean = clean.replaceAll(form, '***')
  }
  return clean
}
