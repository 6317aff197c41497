type Start = { pointerId: number; clientX: number; clientY: number }

/** Follows a pointer until it is lifted. Escape, or a pointer that the system takes away, takes it back. Distances in CSS px. */
export function followPointer(
  start: Start,
  move: (dx: number, dy: number, free: boolean) => void,
  cancel: () => void,
): void {
  const controller = new AbortController()
  const { signal } = controller
  const own = (handle: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === start.pointerId) handle(event)
  }
  const takeBack = () => {
    controller.abort()
    cancel()
  }
  window.addEventListener(
    'pointermove',
    own(({ clientX, clientY, altKey }) => move(clientX - start.clientX, clientY - start.clientY, altKey)),
    { signal },
  )
  window.addEventListener(
    'pointerup',
    own(() => controller.abort()),
    { signal },
  )
  window.addEventListener('pointercancel', own(takeBack), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      takeBack()
    },
    { signal, capture: true },
  )
}
