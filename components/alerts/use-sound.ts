'use client'
import { useStored } from '@/components/live/use-stored'

/** Whether a raised alert is heard: off until somebody switches it on in this browser. */
export function useSound(): [boolean, (on: boolean) => void] {
  const [stored, setStored] = useStored('sightline.alerts.sound')
  return [stored === 'on', (on) => setStored(on ? 'on' : 'off')]
}
