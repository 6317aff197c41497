/** What a camera's row keeps sealed. */
import { AppError } from '../../errors'
import type { Camera } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import type { SourceSecrets } from './source'

export type SealedSecrets = Pick<Camera, 'secretEnc' | 'addressEnc'>

/** Bound to the row, and to which of the two it is. */
const aboutAddress = (id: string) => `${id} address`

export function sealSecrets(crypt: Crypt, id: string, { password, address }: SourceSecrets): SealedSecrets {
  return {
    secretEnc: password ? crypt.seal(password, id) : null,
    addressEnc: address === null ? null : crypt.seal(address, aboutAddress(id)),
  }
}

type SealedRecording = Pick<Camera, 'recordingSecretEnc' | 'recordingAddressEnc'>

/** Those of the recording stream, bound to that. */
const aboutRecording = (id: string) => `${id} recording`

export function sealRecording(crypt: Crypt, id: string, secrets: SourceSecrets): SealedRecording {
  const { secretEnc, addressEnc } = sealSecrets(crypt, aboutRecording(id), secrets)
  return { recordingSecretEnc: secretEnc, recordingAddressEnc: addressEnc }
}

/** As they are opened. */
export function recordingSecrets(row: SealedRecording & { id: string }): SealedSecrets & { id: string } {
  const { id, recordingSecretEnc, recordingAddressEnc } = row
  return { id: aboutRecording(id), secretEnc: recordingSecretEnc, addressEnc: recordingAddressEnc }
}

/** Throws secret_lost when they were sealed under another secret of the installation. */
export function openSecrets(crypt: Crypt, row: SealedSecrets & { id: string }): SourceSecrets {
  const { id, secretEnc, addressEnc } = row
  try {
    return {
      password: secretEnc === null ? null : crypt.open(secretEnc, id),
      address: addressEnc === null ? null : crypt.open(addressEnc, aboutAddress(id)),
    }
  } catch (error) {
    throw new AppError('secret_lost', 'sealed under another secret', {}, { cause: error })
  }
}
