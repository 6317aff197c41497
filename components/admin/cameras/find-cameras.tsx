'use client'
import { useMutation } from '@tanstack/react-query'
import { Radar } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { AddressInput, Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Spinner } from '@/components/ui/spinner'
import type { CameraStream, FoundCamera } from '@/server/contract/onvif'
import { FoundCameras } from './found-cameras'
import type { PartProps } from './part-props'
import { StreamChoice } from './stream-choice'

/** Cameras of the network instead of an address that somebody has to know. */
export function FindCameras({ set }: Pick<PartProps, 'set'>) {
  const t = useTranslations('admin.cameras.find')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="justify-self-start sm:col-span-2" onClick={() => setOpen(true)}>
        <Radar aria-hidden />
        {t('open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        {open && <Finder set={set} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function Finder({ set, onClose }: Pick<PartProps, 'set'> & { onClose: () => void }) {
  const t = useTranslations('admin.cameras.find')
  const fields = useTranslations('admin.cameras')
  const errorText = useErrorText()
  const [login, setLogin] = useState({ address: '', username: '', password: '' })
  const found = useMutation<FoundCamera[]>({ mutationFn: () => call('POST /api/cameras/discover', {}) })
  const streams = useMutation({ mutationFn: () => call('POST /api/cameras/streams', login) })
  const change = (next: Partial<typeof login>) => {
    setLogin((before) => ({ ...before, ...next }))
    streams.reset()
  }

  function use({ url }: CameraStream, recording?: CameraStream): void {
    const { username, password } = login
    const recordingUrl = recording?.url ?? ''
    set({ kind: 'rtsp', rtspUrl: url, recordingUrl, username, password, clearPassword: false })
    onClose()
  }
  const askOnEnter = ({ key }: { key: string }) => key === 'Enter' && login.address !== '' && streams.mutate()

  return (
    <DialogContent>
      <DialogHeader>
        <DialogTitle>{t('title')}</DialogTitle>
        <DialogDescription>{t('description')}</DialogDescription>
      </DialogHeader>
      <FoundCameras look={found} chosen={login.address} onChoose={(address) => change({ address })} />
      <Field label={t('address')} hint={t('addressHint')}>
        {(control) => (
          <AddressInput
            {...control}
            value={login.address}
            onChange={({ target: { value } }) => change({ address: value })}
            onKeyDown={askOnEnter}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={fields('username')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={login.username}
              onChange={({ target: { value } }) => change({ username: value })}
              onKeyDown={askOnEnter}
            />
          )}
        </Field>
        <Field label={fields('password')}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={login.password}
              onChange={({ target: { value } }) => change({ password: value })}
              onKeyDown={askOnEnter}
            />
          )}
        </Field>
      </div>
      <Button
        variant="secondary"
        className="justify-self-start"
        busy={streams.isPending}
        disabled={login.address.trim() === ''}
        onClick={() => streams.mutate()}
      >
        {t('ask')}
      </Button>
      <div aria-live="polite" className="flex flex-col gap-2">
        {streams.isPending && (
          <p className="flex items-center gap-2 text-sm text-muted-foreground">
            <Spinner />
            {t('asking')}
          </p>
        )}
        {streams.error && <Callout kind="critical">{errorText(streams.error)}</Callout>}
        {streams.data && <StreamChoice streams={streams.data} onUse={use} />}
      </div>
    </DialogContent>
  )
}
