import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Severity } from '@/server/contract/rule'
import { Badge } from './badge'

const ICONS = { info: Info, warning: TriangleAlert, critical: CircleAlert } as const

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations('common.severity')
  const Icon = ICONS[severity]
  return (
    <Badge variant={severity}>
      <Icon aria-hidden />
      {t(severity)}
    </Badge>
  )
}
