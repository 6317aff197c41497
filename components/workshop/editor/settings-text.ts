/** The settings of a node in a few characters. Pure. */
import type { WorkflowNode } from '@/server/contract/workflow'
import type { Kinds } from '@/server/contract/workflow-check'

export function settingsText({ widgets_values }: WorkflowNode, kind: ReturnType<Kinds['get']>): string {
  return Object.values(kind?.widgets ?? {})
    .map(({ usual }, i) => String(widgets_values[i] ?? usual))
    .join(' · ')
}
