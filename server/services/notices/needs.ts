/** What telling takes. */

import type { Crypt } from '../crypt'
import type { ServiceDeps } from '../deps'
import type { Broker } from './broker'
import type { NoticeTexts } from './texts'

export type Needs = Pick<ServiceDeps, 'prisma' | 'clock' | 'log' | 'version' | 'links' | 'outgoing'> & {
  crypt: Crypt
  texts: NoticeTexts
  broker: Broker
}
