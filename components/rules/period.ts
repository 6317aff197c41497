const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** A time in the largest unit that it is whole in, for texts. */
export function periodOf(ms: number): { value: number; unit: (typeof UNITS)[number][0] } {
  const [unit, length] = UNITS.find(([, one]) => ms % one === 0) ?? UNITS[3]
  return { value: ms / length, unit }
}
