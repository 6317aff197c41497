/** Who wants the state of a camera. */
export const cameraRoom = (cameraId: string) => `camera:${cameraId}`
/** Who wants its result messages as well. */
export const frameRoom = (cameraId: string) => `frames:${cameraId}`
