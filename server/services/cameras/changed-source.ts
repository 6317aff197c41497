/** What a changed or tested source of a stored camera ends up as. */
import { type CameraSource, cameraSource } from '../../contract/camera'
import { AppError } from '../../errors'
import type { Camera } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import { choosePassword, keepUsername } from './credentials'
import { openSecrets, type SealedSecrets } from './secrets'
import { type SourceSecrets, type StoredSource, splitSource, withoutMasks } from './source'

/**
 * What was kept goes on where it may. Throws source_invalid_url, source_outside_media, validation_failed on what must be
 * typed again.
 */
export function changedSource(
  crypt: Crypt,
  row: Pick<Camera, 'id' | 'source' | 'secretEnc' | 'addressEnc'>,
  given: CameraSource,
): { stored: StoredSource; secrets: SourceSecrets } {
  const stored = cameraSource.parse(row.source)
  const { password, address } = readable(crypt, row)
  const after = splitSource(withoutMasks(given, { stored, address }))
  const kept = { ...after, stored: keepUsername(stored, after.stored) }
  const choice = choosePassword({ source: stored, hasPassword: row.secretEnc !== null }, kept)
  if (choice === 'keep' && password === null)
    throw new AppError('validation_failed', 'the password cannot be read', {
      fields: { 'source.password': 'secretAgain' },
    })
  const next = choice === 'keep' ? password : choice === 'none' ? null : choice.set
  return { stored: kept.stored, secrets: { password: next, address: after.address } }
}

/** Nothing for secrets that can be read no more: they can only be typed again. */
function readable(crypt: Crypt, row: SealedSecrets & { id: string }): SourceSecrets {
  try {
    return openSecrets(crypt, row)
  } catch (error) {
    if (error instanceof AppError) return { password: null, address: null }
    throw error
  }
}
