/** A GGUF file in memory, and who writes with it. */
import { AppError, messageOf } from '../../../../errors'
import { GGUF_LIMITS } from '../limits'
import type { GgufModel, GgufRequest } from '../messages'
import { createWriter, type Tell, type Write } from './write'

export type LoadedModel = {
  model: GgufModel
  /** Throws assistant_busy when as many as may are being written. */
  write(request: GgufRequest, tell: Tell, signal: AbortSignal): ReturnType<Write>
}

/** Throws assistant_unsupported, out_of_memory, assistant_file_invalid. */
export async function loadModel(file: string): Promise<LoadedModel> {
  const { getLlama, LlamaLogLevel, InsufficientMemoryError, resolveChatWrapper } = await import('node-llama-cpp').catch(
    unsupported,
  )
  // What is there is used, and nothing is fetched or compiled. What llama.cpp says may quote the file: it goes nowhere.
  const llama = await getLlama({
    ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false },
    ...{ maxThreads: 1, logLevel: LlamaLogLevel.disabled, logger: () => undefined },
  }).catch(unsupported)
  try {
    const model = await llama.loadModel({ modelPath: file, gpuLayers: 0, useMmap: true, checkTensors: true })
    const { sequences, contextTokens, minContextTokens, batchTokens } = GGUF_LIMITS
    const trained = model.trainContextSize
    const context = await model.createContext({
      ...{ sequences, threads: 1, batchSize: Math.min(batchTokens, trained) },
      contextSize: { min: Math.min(minContextTokens, trained), max: Math.min(contextTokens, trained) },
    })
    /** `read`: the conversation that it still holds. */
    const free = Array.from({ length: sequences }, () => ({
      sequence: context.getSequence(),
      read: undefined as string | undefined,
    }))
    // Once: to find it by the file's template takes a second.
    const writeWith = createWriter(llama, resolveChatWrapper(model))
    const { general } = model.fileInfo.metadata
    return {
      model: {
        name: (general.name ?? '').slice(0, 200),
        architecture: String(general.architecture).slice(0, 50),
        contextTokens: context.contextSize,
      },
      async write(request, tell, signal) {
        const { conversation } = request
        // The place of another one is the last that is taken.
        free.sort((a, b) => claim(a.read, conversation) - claim(b.read, conversation))
        const place = free.shift()
        if (!place) throw new AppError('assistant_busy')
        const { sequence } = place
        try {
          if (conversation === undefined || place.read !== conversation) await sequence.clearHistory()
          place.read = conversation
          return await writeWith(sequence, request, tell, signal)
        } finally {
          if (conversation === undefined) await sequence.clearHistory()
          free.push(place)
        }
      },
    }
  } catch (error) {
    if (error instanceof InsufficientMemoryError) throw new AppError('out_of_memory', messageOf(error))
    throw new AppError('assistant_file_invalid', messageOf(error))
  }
}

/** Least first. */
function claim(read: string | undefined, wanted: string | undefined): number {
  if (read === undefined) return 1
  return read === wanted ? 0 : 2
}

function unsupported(error: unknown): never {
  throw new AppError('assistant_unsupported', messageOf(error))
}
