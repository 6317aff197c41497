import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

/** For the home screen of a phone. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('common')
  return {
    ...{ id: '/', name: t('product'), short_name: t('product'), description: t('tagline') },
    ...{ start_url: '/live', scope: '/', display: 'standalone' },
    ...{ background_color: '#f4f6f8', theme_color: '#0b6e80' },
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
