/** Every tool, one line each. */
import { cameraState } from './camera-state'
import { comparePeriods } from './compare-periods'
import { countAlerts } from './count-alerts'
import { listAlerts } from './list-alerts'
import { measure } from './measure'
import type { Tool } from './tool'

export const TOOLS: readonly Tool[] = [cameraState, listAlerts, countAlerts, comparePeriods, measure]
