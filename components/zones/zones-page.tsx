'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Plus, Redo2, RefreshCw, Shapes, Spline, Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { z } from 'zod'
import { call } from '@/components/lib/call'
import { LeaveGuard } from '@/components/lib/leave-guard'
import type { FieldSentences } from '@/components/lib/refusal'
import { useSubmit } from '@/components/lib/use-submit'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import type { RuleView } from '@/server/contract/rule'
import { MAX_ZONES, zones as zonesSchema } from '@/server/contract/zone'
import { namedZone } from '@/server/rules/named-zone'
import { freeName, newZone } from './new-zone'
import { useZones } from './use-zones'
import { ZoneCanvas } from './zone-canvas'
import { ZoneList } from './zone-list'
import { ZonePicture } from './zone-picture'

const form = z.strictObject({ zones: zonesSchema })

/** Draws the areas and lines of a camera; all are saved as one. */
export function ZonesPage({ camera, rules }: { camera: CameraView; rules: RuleView[] }) {
  const t = useTranslations('zones')
  const common = useTranslations('common')
  const client = useQueryClient()
  const router = useRouter()
  const { zones, dirty, setSaved, back, forth, set, replace, takeBack } = useZones(camera.zones)
  const [selected, setSelected] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const {
    form: props,
    busy,
    fields,
    failure,
  } = useSubmit({
    schema: form,
    value: { zones },
    send: async (checked) => {
      await call('PUT /api/cameras/{id}/zones', { id: camera.id, ...checked })
      setSaved(zones)
      toast.success(t('saved'))
      await client.invalidateQueries({ queryKey: ['cameras'] })
      router.refresh()
    },
  })
  const usedBy = (id: string) =>
    rules
      .filter(({ condition }) => condition.kind !== 'unknown' && namedZone(condition.params)?.id === id)
      .map(({ name }) => name)
  const add = (what: 'area' | 'line') => {
    const name = freeName((number) => t(what === 'area' ? 'newArea' : 'newLine', { number }), zones)
    const zone = newZone(what, name, zones.length)
    set([...zones, zone])
    setSelected(zone.id)
  }
  const full = zones.length >= MAX_ZONES
  return (
    <form {...props} className="flex flex-col gap-4">
      <LeaveGuard dirty={dirty} />
      <PageHeader
        title={
          <BackTitle href="/admin/cameras" label={common('back')}>
            {t('title', { camera: camera.name })}
          </BackTitle>
        }
        description={t('description')}
        actions={
          <>
            {dirty && <span className="text-[13px] text-muted-foreground">{t('unsaved')}</span>}
            <Button type="submit" busy={busy} disabled={!dirty}>
              {common('save')}
            </Button>
          </>
        }
      />
      {failure && <Callout kind="critical">{fields.zones ? t('inUse', { rules: fields.zones }) : failure}</Callout>}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="min-w-0 overflow-hidden">
          <div className="flex flex-wrap items-center gap-2 border-b p-2">
            <Button variant="outline" size="sm" disabled={full} onClick={() => add('area')}>
              <Shapes aria-hidden />
              {t('addArea')}
            </Button>
            <Button variant="outline" size="sm" disabled={full} onClick={() => add('line')}>
              <Spline aria-hidden />
              {t('addLine')}
            </Button>
            <span className="flex-1" />
            <Tool label={t('undo')} onClick={back}>
              <Undo2 aria-hidden />
            </Tool>
            <Tool label={t('redo')} onClick={forth}>
              <Redo2 aria-hidden />
            </Tool>
            <Tool label={t('refresh')} onClick={() => setTurn(turn + 1)}>
              <RefreshCw aria-hidden />
            </Tool>
          </div>
          <ZonePicture camera={camera} turn={turn}>
            <ZoneCanvas zones={zones} selected={selected} onSelect={setSelected} onChange={replace} onUndo={takeBack} />
          </ZonePicture>
          <p className="border-t px-3 py-2 text-xs leading-relaxed text-muted-foreground">{t('help')}</p>
        </Card>
        <Card className="overflow-hidden">
          <CardHeader>
            <CardTitle>{t('list')}</CardTitle>
          </CardHeader>
          {zones.length === 0 ? (
            <EmptyState icon={Shapes} title={t('empty')} action={<AddFirst onAdd={() => add('area')} />}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <ZoneList
              zones={zones}
              selected={selected}
              onSelect={setSelected}
              onChange={replace}
              onDelete={(zone) => {
                set(zones.filter(({ id }) => id !== zone.id))
                setSelected(null)
              }}
              usedBy={usedBy}
              fields={below(fields, 'zones')}
            />
          )}
        </Card>
      </div>
    </form>
  )
}

function Tool({
  label,
  onClick,
  children,
}: {
  label: string
  onClick: (() => void) | null
  children: React.ReactNode
}) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={label}
      title={label}
      disabled={!onClick}
      onClick={() => onClick?.()}
    >
      {children}
    </Button>
  )
}

function AddFirst({ onAdd }: { onAdd: () => void }) {
  const t = useTranslations('zones')
  return (
    <Button variant="outline" onClick={onAdd}>
      <Plus aria-hidden />
      {t('addArea')}
    </Button>
  )
}

/** `zones.0.name` as `0.name`. */
function below(fields: FieldSentences, path: string): FieldSentences {
  const entries = Object.entries(fields).filter(([at]) => at.startsWith(`${path}.`))
  return Object.fromEntries(entries.map(([at, sentence]) => [at.slice(path.length + 1), sentence]))
}
