'use client'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSignOut } from '@/components/auth/use-sign-out'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'

export function SignOutCard() {
  const t = useTranslations('account.session')
  const signOut = useSignOut()
  return (
    <Card>
      <CardContent className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-sm font-semibold">{t('title')}</h2>
          <p className="text-xs text-muted-foreground">{t('description')}</p>
        </div>
        <Button variant="outline" onClick={() => void signOut()}>
          <LogOut aria-hidden />
          {t('signOut')}
        </Button>
      </CardContent>
    </Card>
  )
}
