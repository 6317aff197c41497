'use client'
import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { call } from '@/components/lib/call'
import { useSubmit } from '@/components/lib/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { setupBody } from '@/server/contract/user'
import { signIn } from './sign-in'

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The token stands behind # in the link, where no server log sees it: `#<token>` or `#token=<token>`. */
function tokenFromHash(): string {
  return decodeURIComponent(window.location.hash.replace(/^#(token=)?/, ''))
}

export function SetupForm() {
  const t = useTranslations('setup')
  const linked = useSyncExternalStore(onHash, tokenFromHash, () => null)
  const [typed, setTyped] = useState({ token: '', name: '', email: '', password: '' })
  const { form, busy, fields, failure } = useSubmit({
    schema: setupBody,
    value: { ...typed, token: linked || typed.token.trim() },
    send: async (value) => {
      await call('POST /api/setup', value)
      // The account exists from here on: what fails now is for the sign-in page to say.
      const signedIn = await signIn(value.email, value.password).then(
        () => true,
        () => false,
      )
      window.location.assign(signedIn ? '/live' : '/sign-in')
    },
  })
  const set = (key: keyof typeof typed) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [key]: event.target.value })
  return (
    <Card className="p-5 sm:p-6">
      <form {...form} className="flex flex-col gap-4">
        <div className="space-y-1">
          <h1 className="text-base font-semibold">{t('title')}</h1>
          <p className="text-[13px] leading-relaxed text-muted-foreground">{t('intro')}</p>
        </div>
        {failure && <Callout kind="critical">{failure}</Callout>}
        {linked === '' && (
          <Field label={t('token')} hint={t('tokenHint')} error={fields.token}>
            {(control) => (
              <Input {...control} autoComplete="off" spellCheck={false} value={typed.token} onChange={set('token')} />
            )}
          </Field>
        )}
        <Field label={t('name')} error={fields.name}>
          {(control) => <Input {...control} autoComplete="name" value={typed.name} onChange={set('name')} />}
        </Field>
        <Field label={t('email')} error={fields.email}>
          {(control) => (
            <Input {...control} type="email" autoComplete="username" value={typed.email} onChange={set('email')} />
          )}
        </Field>
        <Field label={t('password')} hint={t('passwordHint')} error={fields.password}>
          {(control) => (
            <PasswordInput {...control} autoComplete="new-password" value={typed.password} onChange={set('password')} />
          )}
        </Field>
        {/* Nothing is known of the link before the page is alive, and a press would be lost. */}
        <Button type="submit" busy={busy} disabled={linked === null} className="mt-1 w-full">
          {t('submit')}
        </Button>
      </form>
    </Card>
  )
}
