/**
 * Whether a page of ours sent this request. Browsers always send Origin with what can change something and with
 * WebSocket handshakes; programs send none, and have no cookie that somebody else's page could ride on.
 */
export type OriginHeaders = {
  origin?: string | undefined
  host?: string | undefined
  'x-forwarded-host'?: string | string[] | undefined
}

/** x-forwarded-host counts only when the proxy is trusted; publicUrl is our address as people see it, if configured. */
export function originAllowed(
  headers: OriginHeaders,
  options: { trustProxy: boolean; publicUrl: string | null },
): boolean {
  if (headers.origin === undefined) return true
  const host = hostOf(headers.origin)
  if (host === null) return false
  const ours = [headers.host, options.publicUrl === null ? null : hostOf(options.publicUrl)]
  if (options.trustProxy) ours.push([headers['x-forwarded-host']].flat()[0]?.split(',')[0]?.trim())
  return ours.includes(host)
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host || null : null
}
