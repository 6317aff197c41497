/**
 * Runs `work` once at a time per key. A call while it runs asks for exactly one more run afterwards, shared by all that
 * ask meanwhile, so the last run always started after the last call. At most two promises a key are ever open.
 */
export function coalesce(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  type Slot = { current: Promise<void>; next?: Promise<void> }
  const slots = new Map<string, Slot>()
  const nothing = () => {}

  function begin(key: string): Promise<void> {
    const slot: Slot = { current: work(key) }
    slots.set(key, slot)
    slot.current.then(nothing, nothing).then(() => {
      if (!slot.next) slots.delete(key)
    })
    return slot.current
  }

  return (key) => {
    const slot = slots.get(key)
    if (!slot) return begin(key)
    slot.next ??= slot.current.then(nothing, nothing).then(() => begin(key))
    return slot.next
  }
}
