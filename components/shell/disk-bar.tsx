'use client'
import { HardDrive } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useDisk } from '@/components/admin/storage/use-disk'
import { useSizeText } from '@/components/lib/use-size-text'

/** Tells administrators on every page that the disk is nearly full, or takes nothing. */
export function DiskBar() {
  const t = useTranslations('storage.bar')
  const sizeText = useSizeText()
  const { data: disk } = useDisk()
  if (!disk || (!disk.low && disk.writable)) return null
  return (
    <p
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-2 border-b border-critical/35 bg-critical-soft px-4 py-2 text-center text-critical"
    >
      <HardDrive className="size-4 shrink-0" aria-hidden />
      {disk.writable ? t('low', { free: sizeText(disk.freeBytes) }) : t('unwritable')}
      <Link href="/admin/storage" className="font-medium underline underline-offset-4">
        {t('link')}
      </Link>
    </p>
  )
}
