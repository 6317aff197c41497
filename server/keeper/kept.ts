/** The server's end of the line to its keeper. A server that was started without one has none. */

/** Answers for as long as the event loop turns. @param onGone the keeper has ended, however it did */
export function answerKeeper(onGone: () => void): void {
  if (!process.send) return
  if (!process.connected) {
    onGone()
    return
  }
  process.on('message', (message) => {
    if (message === 'ping') process.send?.('pong', () => undefined)
  })
  process.on('disconnect', onGone)
}
