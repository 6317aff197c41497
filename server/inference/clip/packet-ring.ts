/**
 * The last seconds of one camera, compressed: in groups that each begin with a whole picture. A group leaves as a whole, so that
 * what is there can always be decoded. Bounded in time, bytes and number. Pure.
 */
export type RingEntry<P> = {
  /** When it came, ms of the steady clock. */
  atMs: number
  /** A whole picture: decoding can begin with it. */
  key: boolean
  bytes: number
  payload: P
}

type Group<P> = { atMs: number; bytes: number; entries: RingEntry<P>[] }

/** A minute at sixty a second. */
const MAX_ENTRIES = 3_600

export class PacketRing<P> {
  bytes = 0
  private count = 0
  private groups: Group<P>[] = []

  /** keepMs: so long before the newest is kept, and what decoding needs before that. release: called once for whatever leaves. */
  constructor(
    private keepMs: number,
    private readonly maxBytes: number,
    private readonly release: (payload: P) => void,
  ) {}

  /** When the oldest came; null when there is nothing. */
  get since(): number | null {
    return this.groups[0]?.atMs ?? null
  }

  /** In the order of coming. What comes before the first whole picture is released at once. */
  push(entry: RingEntry<P>): void {
    if (entry.key) this.groups.push({ atMs: entry.atMs, bytes: 0, entries: [] })
    const group = this.groups.at(-1)
    if (!group) {
      this.release(entry.payload)
      return
    }
    group.entries.push(entry)
    group.bytes += entry.bytes
    this.bytes += entry.bytes
    this.count++
    this.trim(entry.atMs)
  }

  /** What decodes to everything from this moment on: from the last whole picture at or before it, or the oldest one. */
  from(fromMs: number): RingEntry<P>[] {
    const before = this.groups.filter(({ atMs }) => atMs <= fromMs).length
    return this.groups.slice(Math.max(0, before - 1)).flatMap(({ entries }) => entries)
  }

  keep(keepMs: number): void {
    this.keepMs = keepMs
  }

  clear(): void {
    while (this.groups.length > 0) this.drop()
  }

  private trim(nowMs: number): void {
    // The first group may go when the second alone covers what is to be kept.
    for (let second = this.groups[1]; second; second = this.groups[1]) {
      if (second.atMs > nowMs - this.keepMs && !this.isFull()) return
      this.drop()
    }
    // Of a group that is too large nothing can be spared.
    if (this.isFull()) this.clear()
  }

  private isFull(): boolean {
    return this.bytes > this.maxBytes || this.count > MAX_ENTRIES
  }

  private drop(): void {
    const group = this.groups.shift()
    if (!group) return
    this.bytes -= group.bytes
    this.count -= group.entries.length
    for (const { payload } of group.entries) this.release(payload)
  }
}
