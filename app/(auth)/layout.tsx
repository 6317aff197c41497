import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageMenu } from '@/components/shell/language-menu'
import { Logo } from '@/components/shell/logo'
import { ThemeMenu } from '@/components/shell/theme-menu'

export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-end gap-0.5 p-3">
        <ThemeMenu />
        <LanguageMenu />
      </header>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 px-4 pb-28">
        <div className="flex items-center justify-center gap-2.5">
          <Logo className="size-8" />
          <span className="text-xl font-semibold tracking-tight">{t('product')}</span>
        </div>
        {children}
      </main>
    </div>
  )
}
