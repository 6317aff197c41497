'use client'
import { Handle, type NodeProps } from '@xyflow/react'
import { Ban, Check, TriangleAlert, X } from 'lucide-react'
import { cn } from '@/components/lib/cn'
import { ProgressBar } from '@/components/ui/progress-bar'
import { type StepData, type StepNode, shareOf, sideOf } from './flow'

/** A step of a workflow as it is drawn. */
function Step({ data, selected, isConnectable }: NodeProps<StepNode>) {
  const { name, progress, note, fault } = data
  return (
    <div
      className={cn(
        'flex size-full flex-col justify-center gap-1 rounded-md border bg-card px-3 text-left text-xs text-card-foreground',
        selected && 'border-primary ring-1 ring-primary',
        progress?.state === 'waiting' && 'text-muted-foreground',
        progress?.state === 'running' && 'border-primary bg-accent text-accent-foreground',
        progress?.state === 'done' && 'border-success/60',
        (fault !== undefined || progress?.state === 'failed') && 'border-critical',
      )}
    >
      <p className="flex items-center justify-between gap-1.5 font-medium">
        <span className="truncate">{name}</span>
        {progress && <Progress {...progress} />}
        {fault !== undefined && <TriangleAlert className="size-3.5 shrink-0 text-critical" aria-hidden />}
      </p>
      {progress && <ProgressBar className="h-1" label={name} share={progress.done} />}
      {fault !== undefined ? (
        <p className="line-clamp-2 leading-tight text-critical">{fault}</p>
      ) : (
        note !== undefined && <p className="truncate text-muted-foreground">{note}</p>
      )}
      <Sockets type="target" data={data} isConnectable={isConnectable} />
      <Sockets type="source" data={data} isConnectable={isConnectable} />
    </div>
  )
}

export const NODE_TYPES = { step: Step }

function Progress({ state, done }: NonNullable<StepData['progress']>) {
  if (state === 'done') return <Check className="size-3.5 shrink-0 text-success" aria-hidden />
  if (state === 'failed') return <X className="size-3.5 shrink-0 text-critical" aria-hidden />
  if (state === 'cancelled') return <Ban className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
  return state === 'running' && <span className="tabular-nums">{Math.floor(done * 100)}%</span>
}

type SocketsProps = { type: 'source' | 'target'; data: StepData; isConnectable: boolean }

function Sockets({ type, data: { across, inputs, outputs }, isConnectable }: SocketsProps) {
  const sockets = type === 'target' ? inputs : outputs
  return sockets.map(({ id, label }, i) => {
    const at = `${shareOf(i, sockets.length) * 100}%`
    return (
      <Handle
        key={id}
        id={id}
        type={type}
        position={sideOf(type, across)}
        style={across ? { top: at } : { left: at }}
        className={cn(
          isConnectable
            ? 'size-3! rounded-full! border-2! border-primary! bg-card! hover:bg-primary!'
            : 'pointer-events-none! size-0! min-h-0! min-w-0! border-0!',
        )}
      >
        {label !== undefined && (
          <span
            className={cn(
              'pointer-events-none absolute text-[10px] leading-none whitespace-nowrap text-muted-foreground',
              across ? 'top-1/2 right-full mr-1 -translate-y-full pb-1' : 'bottom-full left-full ml-0.5',
            )}
          >
            {label}
          </span>
        )}
      </Handle>
    )
  })
}
