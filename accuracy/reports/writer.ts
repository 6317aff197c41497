/** The included writer, its model in this process. */
import { loadModel } from '../../server/assistant/engines/gguf/process/load-model'
import { type BeatModel, shiftWriter } from '../../server/assistant/engines/shift-writer/writer'
import { tellingOf } from '../../server/assistant/facts/moment'
import type { Writer } from './measure'

export const WRITER_FILE = 'models/shift-writer/model.gguf'

export async function loadWriter(file: string): Promise<Writer> {
  const { write } = await loadModel(file)
  const model: BeatModel = {
    full: () => null,
    async *write(request, signal) {
      const said: string[] = []
      const ended = await write(request, { text: (text) => said.push(text), working: () => undefined }, signal)
      yield* said
      return ended
    },
  }
  return (facts, { from, until, zone }, locale) =>
    shiftWriter(model, { facts, telling: tellingOf(from, until, zone), locale })
}
