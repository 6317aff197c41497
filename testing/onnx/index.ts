/** ONNX files for tests and measurements, built from nothing. */
export { BEACON_SCORE, type BeaconOptions, beaconModel } from './beacon'
export { endlessModel, endlessPictureModel } from './endless'
export { type FixedOptions, failingModel, fixedModel, unknownOutputModel } from './fixed'
export { createGraph } from './graph'
export { type Planted, type PlantedOutput, plantObjects } from './layouts'
export { brightModel, colourModel, failingPictureModel } from './picture-models'
export { yolov8nModel } from './yolov8n'
