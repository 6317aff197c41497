'use client'
import { Camera, MonitorPlay, MoreHorizontal, Pencil, Shapes, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useModelName } from '@/components/admin/models/use-model-name'
import { rowControl } from '@/components/lib/row-focus'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { SavingSwitch } from '@/components/ui/saving-switch'
import { TableCell, TableRow } from '@/components/ui/table'
import type { CameraView } from '@/server/contract/camera'
import type { ModelView } from '@/server/contract/model'
import { CameraState, isStretched } from './camera-state'

type Props = {
  camera: CameraView
  /** Undefined when the camera has none, or its model is gone. */
  model: ModelView | undefined
  onEnable: (on: boolean) => Promise<void>
  onDelete: () => void
}

export function CameraRow({ camera, model, onEnable, onDelete }: Props) {
  const t = useTranslations('admin.cameras')
  const common = useTranslations('common')
  const nameOf = useModelName()
  const modelName = camera.modelId === null ? t('noModel') : model ? nameOf(model) : t('modelMissing')
  return (
    <TableRow>
      <TableCell className="max-w-64 max-sm:w-full max-sm:max-w-0">
        <Link href={`/admin/cameras/${camera.id}`} className="block truncate font-medium hover:underline">
          {camera.name}
        </Link>
        {camera.place && <p className="truncate text-xs text-muted-foreground">{camera.place}</p>}
        <p className="mt-0.5 truncate text-xs text-muted-foreground lg:hidden">{t(`kinds.${camera.sourceKind}`)}</p>
        <div className="mt-1.5 sm:hidden">
          <CameraState status={camera.status} />
        </div>
      </TableCell>
      <TableCell className="max-w-72 max-sm:hidden">
        <CameraState status={camera.status} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        {t(`kinds.${camera.sourceKind}`)}
        {camera.status.width > 0 && (
          <p className="text-xs">
            {camera.status.width}×{camera.status.height} · {Math.round(camera.status.fps)} fps
          </p>
        )}
      </TableCell>
      <TableCell className="max-w-56 truncate text-muted-foreground max-lg:hidden" title={modelName}>
        {modelName}
      </TableCell>
      <TableCell className="text-right whitespace-nowrap text-muted-foreground max-xl:hidden">
        {camera.intervalMs} ms
        {isStretched(camera.status) && (
          <p className="text-xs text-warning">
            {t('realInterval', { ms: Math.round(camera.status.effectiveIntervalMs) })}
          </p>
        )}
      </TableCell>
      <TableCell>
        <SavingSwitch
          label={t('enable', { name: camera.name })}
          checked={camera.enabled}
          save={onEnable}
          done={(on) => common(on ? 'switchedOn' : 'switchedOff', { name: camera.name })}
        />
      </TableCell>
      <TableCell className="w-12 text-right">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`${common('actions')}: ${camera.name}`}
              {...rowControl(camera.id)}
            >
              <MoreHorizontal aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem asChild>
              <Link href={`/live/${camera.id}`}>
                <MonitorPlay aria-hidden />
                {t('openLive')}
              </Link>
            </DropdownMenuItem>
            {camera.sourceKind === 'webcam' && (
              <DropdownMenuItem asChild>
                <Link href={`/webcam/${camera.id}`}>
                  <Camera aria-hidden />
                  {t('sendWebcam')}
                </Link>
              </DropdownMenuItem>
            )}
            <DropdownMenuItem asChild>
              <Link href={`/admin/cameras/${camera.id}`}>
                <Pencil aria-hidden />
                {common('edit')}
              </Link>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <Link href={`/admin/cameras/${camera.id}/zones`}>
                <Shapes aria-hidden />
                {t('zones')}
              </Link>
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={onDelete}>
              <Trash2 aria-hidden />
              {common('delete')}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </TableCell>
    </TableRow>
  )
}
