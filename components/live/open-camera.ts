/** What is needed of a video element. */
export type Viewfinder = { srcObject: MediaProvider | null; play(): Promise<void> }

/**
 * Asks for this device's camera and shows it. Whoever leaves at any moment, the question still open, gets no camera that
 * stays on: when signal aborts, every track is stopped and the element let go, at once or as soon as they exist.
 * @param ask getUserMedia; may take minutes, until somebody has answered the browser's question
 * @returns null when it was left; rejects with what ask or play threw, with the tracks stopped
 */
export async function openCamera(
  ask: () => Promise<MediaStream>,
  viewer: Viewfinder,
  signal: AbortSignal,
): Promise<MediaStream | null> {
  const stream = await ask()
  function release(): void {
    for (const track of stream.getTracks()) track.stop()
    // Another camera may be in it already.
    if (viewer.srcObject === stream) viewer.srcObject = null
  }
  if (signal.aborted) {
    release()
    return null
  }
  signal.addEventListener('abort', release, { once: true })
  try {
    viewer.srcObject = stream
    await viewer.play()
  } catch (error) {
    // Taken off the page while it began to play: play() rejects, and that is nobody's news.
    if (signal.aborted) return null
    release()
    throw error
  }
  return signal.aborted ? null : stream
}
