/** What telling takes. */

import type { Crypt } from '../crypt'
import type { ServiceDeps } from '../deps'

export type Needs = Pick<ServiceDeps, 'prisma' | 'clock' | 'log' | 'version' | 'links' | 'outgoing'> & { crypt: Crypt }
