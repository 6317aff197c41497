import { BellRing } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'

/** The way to one's own notifications. */
export function NoticesLink() {
  const t = useTranslations('notices.own')
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60 space-y-0.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('link')}</CardDescription>
        </div>
        <Button asChild variant="outline" size="sm">
          <Link href="/account/notifications">
            <BellRing aria-hidden />
            {t('open')}
          </Link>
        </Button>
      </CardHeader>
    </Card>
  )
}
