/** The detector that comes with the program, so that alerts can be tried with a calibration camera. */
import { beaconModel } from './beacon'

export function shippedBeacon(): Uint8Array {
  return beaconModel({ width: 640, height: 384, labels: ['beacon'] })
}
