import type { SavedWorkflow } from '../../contract/workflow'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import type { Transaction } from '../lock'
import { toSavedWorkflow } from './view'

/** Throws workflow_not_found. */
export async function findWorkflow(tx: Transaction, id: string): Promise<SavedWorkflow> {
  requireId(id, 'workflow_not_found')
  const row = await tx.workflow.findUnique({ where: { id } })
  if (!row) throw new AppError('workflow_not_found')
  return toSavedWorkflow(row)
}
