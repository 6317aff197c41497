/** Why a sentence is struck, thrown where it is found and caught by the judge. */
import type { StruckReason } from '../../contract/report'

export class Struck extends Error {
  constructor(
    readonly reason: StruckReason,
    readonly detail: string,
  ) {
    super(reason)
  }
}
