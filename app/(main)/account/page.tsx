import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ask } from '@/app/lib/ask'
import { requirePrincipal } from '@/app/lib/session'
import { AppearanceCard } from '@/components/account/appearance-card'
import { NoticesLink } from '@/components/account/notices/notices-link'
import { PasswordCard } from '@/components/account/password-card'
import { SessionsCard } from '@/components/account/sessions-card'
import { TokensCard } from '@/components/account/tokens-card'
import { Page } from '@/components/shell/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/server/access/can'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage() {
  const who = await requirePrincipal()
  const [tokens, sessions] = await Promise.all([
    ask(who, 'account.listTokens', {}),
    ask(who, 'account.listSessions', {}),
  ])
  const t = await getTranslations('account')
  const role = (await getTranslations('common'))(`roles.${who.role}`)
  return (
    <Page className="max-w-2xl">
      <PageHeader title={t('title')} description={t('description', { name: who.name, role })} />
      <AppearanceCard />
      {can(who, 'alert.read') && <NoticesLink />}
      <PasswordCard />
      <TokensCard initial={tokens} />
      <SessionsCard initial={sessions} />
    </Page>
  )
}
