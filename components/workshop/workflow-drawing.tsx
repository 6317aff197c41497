'use client'
import { Check, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { cn } from '@/components/lib/cn'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { JobView } from '@/server/contract/job'
import type { Workflow } from '@/server/contract/workflow'
import { type NodeState, nodeStates } from './node-states'
import { useNodeName } from './use-node-name'

/** The steps of a job as they go on: those that need the same before them stand in one column. */
export function WorkflowDrawing({ workflow, job }: { workflow: Workflow; job: JobView }) {
  const t = useTranslations('workshop')
  const nodes = nodeStates(workflow, job)
  const columns = [...new Set(nodes.map(({ column }) => column))]
  return (
    <ol aria-label={t('steps')} className="flex flex-col gap-2 sm:flex-row sm:flex-wrap sm:items-center sm:gap-x-1">
      {columns.map((column, i) => (
        <Fragment key={column}>
          {i > 0 && (
            <li aria-hidden className="max-sm:hidden">
              <ChevronRight className="size-4 text-muted-foreground" />
            </li>
          )}
          <li className="flex flex-col gap-2">
            {nodes
              .filter((node) => node.column === column)
              .map((node) => (
                <NodeBox key={node.id} node={node} />
              ))}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

function NodeBox({ node: { id, type, done, running } }: { node: NodeState }) {
  const name = useNodeName()(type)
  return (
    <div
      data-node={id}
      data-done={done}
      className={cn('rounded-md border px-2.5 py-2 text-xs sm:w-36', running && 'border-primary bg-accent/50')}
    >
      <p className="flex items-center justify-between gap-1 font-medium">
        <span className="truncate">{name}</span>
        {done === 1 ? (
          <Check className="size-3.5 shrink-0 text-success" aria-hidden />
        ) : (
          <span className="tabular-nums text-muted-foreground">{Math.floor(done * 100)}%</span>
        )}
      </p>
      <ProgressBar className="mt-1.5 h-1" label={name} share={done} />
    </div>
  )
}
