/** Packets whose pictures have not been decoded yet: what is known of each, by the source's time. Pure. */

/** More than any decoder holds back. */
const MAX_PENDING = 128

/** pts: where it is on the camera's time line, ticks. cameraMs: when it was taken by the camera's clock, Unix ms; null when it does not tell. */
export type PendingPicture = { pts: number; cameraMs: number | null }

export class PendingPictures {
  private readonly known = new Map<bigint, PendingPicture>()

  expect(time: bigint, picture: PendingPicture): void {
    this.known.set(time, picture)
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MAX_PENDING) break
      this.known.delete(oldest)
    }
  }

  /** Undefined when it was not expected, or is not any more. */
  take(time: bigint): PendingPicture | undefined {
    const picture = this.known.get(time)
    this.known.delete(time)
    return picture
  }

  clear(): void {
    this.known.clear()
  }
}
