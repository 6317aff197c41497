'use client'
import { Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { beep } from '@/components/alerts/sound'
import { useSound } from '@/components/alerts/use-sound'
import { Button } from '@/components/ui/button'

export function SoundSwitch() {
  const t = useTranslations('alerts')
  const [sound, setSound] = useSound()
  return (
    <Button
      variant="outline"
      size="icon-sm"
      aria-pressed={sound}
      aria-label={sound ? t('soundOn') : t('soundOff')}
      title={t('soundHint')}
      className="max-sm:size-11"
      onClick={() => {
        setSound(!sound)
        // Lets the reader hear what is coming, and the browser see that sound was asked for.
        if (!sound) beep('info')
      }}
    >
      {sound ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
    </Button>
  )
}
