/** One file per namespace and language: messages/<locale>/<namespace>.json. */
export const NAMESPACES = [
  'common',
  'nav',
  'auth',
  'setup',
  'admin',
  'account',
  'errors',
  'models',
  'rules',
  'users',
  'live',
  'charts',
  'alerts',
  'audit',
  'jobs',
  'webcam',
] as const
