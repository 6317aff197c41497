/** Cameras that the network tells of (ONVIF), and what each of them offers. */
import { z } from 'zod'

export const foundCamera = z.strictObject({
  /** As it calls itself; '' when it does not say. */
  name: z.string(),
  model: z.string(),
  /** Where it is asked for its streams. */
  address: z.string(),
})
export type FoundCamera = z.infer<typeof foundCamera>

export const cameraLogin = z.strictObject({
  /** http or https, as `cameras.discover` gives it or as somebody knows it. */
  address: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\/[^/@\s]+(\/[^\s]*)?$/i),
  username: z.string().max(200),
  password: z.string().max(200),
})
export type CameraLogin = z.infer<typeof cameraLogin>

export const cameraStream = z.strictObject({
  name: z.string(),
  /** Without user name and password. */
  url: z.string(),
  /** "H264", "H265", "JPEG" …; '' when it does not say. */
  encoding: z.string(),
  /** Pixels; null when it does not say. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Pictures a second at most; null when it does not say. */
  fps: z.number().nullable(),
})
export type CameraStream = z.infer<typeof cameraStream>
