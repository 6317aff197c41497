/** What a model file is: checked, loaded and identified. Never throws: what is wrong is the reply. */

import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { ModelManifest } from '../../contract/model'
import { messageOf } from '../../message-of'
import { identifyModel } from '../detect/identify'
import { recognisePicture } from '../detect/recognise-picture'
import type { InspectReply } from '../messages'
import { withoutFolder } from '../without-folder'
import { readMetadata } from './metadata'
import { openModelSession, type Session } from './session'

const MAX_DETAIL = 500

export async function inspect(id: string, path: string, manifest: ModelManifest | null): Promise<InspectReply> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return problem('model_not_found', 'the file is gone')
  if (size === 0) return problem('model_empty', 'the file has no bytes')
  let session: Session | null = null
  try {
    if (manifest?.sha256 && (await sha256(path)) !== manifest.sha256) {
      return problem('model_checksum', 'sha256 differs from the manifest')
    }
    session = await openModelSession(path)
    return identify(session, id, path, manifest)
  } catch (error) {
    return problem('model_invalid', withoutFolder(messageOf(error), path))
  } finally {
    await session?.close()
  }
}

function identify(session: Session, id: string, path: string, manifest: ModelManifest | null): InspectReply {
  const { inputs, outputs } = session
  const picture = recognisePicture(inputs, outputs)
  if (picture) return { picture }
  const identified = identifyModel({ inputs, outputs, metadata: readMetadata(path), manifest })
  if (!identified.ok) return problem(identified.error, identified.detail)
  return { spec: { ...identified.spec, id, path } }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function problem(error: Extract<InspectReply, { error: unknown }>['error'], detail: string): InspectReply {
  return { error, detail: detail.slice(0, MAX_DETAIL) }
}
