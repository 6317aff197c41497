import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'
import createNextIntlPlugin from 'next-intl/plugin'

/** Native packages and those that read files beside themselves: loaded by Node, not bundled. */
const OUTSIDE_THE_BUNDLE = [
  '@napi-rs/canvas',
  '@node-rs/argon2',
  '@prisma/adapter-pg',
  '@prisma/client',
  'node-av',
  'onnxruntime-node',
  'pg',
  'pino',
]

/**
 * Next writes inline scripts, and a nonce for them would make every page dynamic: hence 'unsafe-inline' for scripts.
 * Everything else comes from this server alone; blob: and data: are the pictures that the page makes itself.
 */
function contentSecurityPolicy(dev) {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export default function config(phase) {
  const headers = [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER) },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    { key: 'Referrer-Policy', value: 'same-origin' },
    { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=()' },
  ]
  return createNextIntlPlugin('./i18n/request.ts')({
    poweredByHeader: false,
    reactStrictMode: true,
    serverExternalPackages: OUTSIDE_THE_BUNDLE,
    // `npm test` checks the types; `npm start` should not wait for it.
    typescript: { ignoreBuildErrors: true },
    headers: async () => [{ source: '/:path*', headers }],
  })
}
