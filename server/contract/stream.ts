/**
 * GET /stream?cameras=a,b: every picture of every camera of a page in one response (multipart/mixed).
 * Each picture is two parts written at once: its result (application/json, a FrameMessage), then the JPEG
 * (image/jpeg) of the same frame. Both carry these headers and Content-Length, so a reader never scans a body.
 * A picture that carries no result yet does not exist: boxes on the page are always those of the picture.
 */
export const STREAM_BOUNDARY = 'sightline'
export const STREAM_HEADERS = {
  /** Camera id. */
  camera: 'X-Camera-Id',
  /** Frame id. */
  frame: 'X-Frame-Id',
  /** Capture time, Unix ms. */
  time: 'X-Timestamp',
} as const
/** GET /snapshot.jpg has these beside X-Frame-Id and X-Timestamp. */
export const SNAPSHOT_HEADERS = {
  /** Time since the capture, ms. */
  age: 'X-Age-Ms',
  /** Whether the boxes were found in this very picture: true unless nothing was measured yet. */
  measured: 'X-Measured',
} as const
/** Sent as an empty part (Content-Length: 0) when nothing else was sent for this long, so that a dead line is noticed. */
export const STREAM_KEEPALIVE_MS = 5_000
export const STREAM_MAX_CAMERAS = 16
