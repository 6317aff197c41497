'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { csvOrXlsx, type HistoryQuery } from '@/server/contract/history'

/** What the page shows, as files. @param alerts whether the reader may see alerts of some camera */
export function ExportMenu({ query, alerts }: { query: HistoryQuery; alerts: boolean }) {
  const t = useTranslations('history.export')
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const href = (what: string, format: string) =>
    `/api/${what}/export?${new URLSearchParams([...given, ['format', format]])}`
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm">
          <Download aria-hidden />
          {t('title')}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {(['counts', 'zones', ...(alerts ? (['alerts'] as const) : [])] as const).map((what) => (
          <div key={what}>
            <DropdownMenuLabel>{t(what)}</DropdownMenuLabel>
            {csvOrXlsx.options.map((format) => (
              <DropdownMenuItem key={format} asChild>
                <a href={href(what, format)} download>
                  {format.toUpperCase()}
                </a>
              </DropdownMenuItem>
            ))}
          </div>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
