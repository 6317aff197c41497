'use client'
import { useTranslations } from 'next-intl'
import type { CameraView } from '@/server/contract/camera'
import type { Grant } from '@/server/contract/user'
import { scopeKey } from './grants'

type Scope = { value: string; label: string }

/** Every place and camera there is, places first, and those of the grants that no camera has any more. */
export function useScopes(cameras: readonly CameraView[], grants: readonly Grant[]): Scope[] {
  const t = useTranslations('users.grants')
  const granted = grants.flatMap(({ scope }) => ('place' in scope ? [scope.place] : []))
  const places = new Set([...cameras.map(({ place }) => place), ...granted].filter((place) => place !== ''))
  const cameraOf = ({ id, name, place }: CameraView): Scope => ({
    value: `camera:${id}`,
    label: place === '' ? name : `${name} · ${place}`,
  })
  return [
    ...[...places].sort().map((place) => ({ value: `place:${place}`, label: t('place', { place }) })),
    ...cameras.map(cameraOf),
  ]
}

/** "Hall: View", one after the other. */
export function useGrantsText(cameras: readonly CameraView[]): (grants: readonly Grant[]) => string {
  const t = useTranslations('users')
  const names = new Map(cameras.map(({ id, name }) => [`camera:${id}`, name]))
  return (grants) =>
    grants
      .map((one) => {
        const name = 'place' in one.scope ? one.scope.place : (names.get(scopeKey(one)) ?? '')
        return t('grants.short', { name, level: t(`levels.${one.level}`) })
      })
      .join(' · ')
}
