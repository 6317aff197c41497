/** Workflows as files that people keep and pass on. */
import { cutText } from '@/components/lib/cut-text'
import { MAX_WORKFLOW_NAME, type Workflow, workflow as workflowSchema } from '@/server/contract/workflow'

/** What is wrong with a file: with which node of it, when that can be said. */
export type BadFile = { node: string | null }

export async function readWorkflow(file: File): Promise<{ name: string; workflow: Workflow } | BadFile> {
  const content = await readJson(file)
  const parsed = workflowSchema.safeParse(content)
  if (!parsed.success) return { node: nodeOf(content, parsed.error.issues[0]?.path ?? []) }
  return { workflow: parsed.data, name: cutText(file.name.replace(/\.json$/i, ''), MAX_WORKFLOW_NAME) || 'workflow' }
}

async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

/** The name of the node that a path leads into, or its number. */
function nodeOf(content: unknown, [list, place]: readonly PropertyKey[]): string | null {
  if (list !== 'nodes' || typeof place !== 'number') return null
  const node: unknown = (content as { nodes: unknown[] }).nodes[place]
  const id = node !== null && typeof node === 'object' && 'id' in node ? node.id : undefined
  return typeof id === 'string' && id !== '' ? id.slice(0, 40) : String(place + 1)
}

export function saveWorkflow(workflow: Workflow, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(workflow, null, 2)}\n`], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
