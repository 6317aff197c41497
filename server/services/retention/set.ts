import { retentionSettings } from '../../contract/retention'
import { verb } from '../verb'
import { readRetention, writeRetention } from './settings'

export const setRetention = verb({
  name: 'retention.set',
  method: 'PUT',
  path: '/api/retention',
  summary: 'Sets how long alerts, pictures and records are kept; in force from the next hourly run.',
  action: 'job.edit',
  input: retentionSettings,
  output: retentionSettings,
  run: (_c, { input, change }) =>
    change(
      async (tx) => {
        const before = await readRetention(tx)
        await writeRetention(tx, input)
        return { value: input, target: 'settings:retention', before, after: input }
      },
      { lock: 'retention' },
    ),
})
