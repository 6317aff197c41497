/** What passes between the burner and its thread. */
import type { Locale } from '../contract/locale'
import type { BurnFrame } from '../services/burn'

export type BurnJob = { id: number; frame: BurnFrame; locale: Locale; title: string; maxWidth?: number }
export type BurnReply = { id: number; jpeg: Uint8Array } | { id: number; error: string }
