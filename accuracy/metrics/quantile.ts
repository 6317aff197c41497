/** The p-quantile (0..1) of rising values, by nearest rank. NaN of nothing. */
export function quantile(rising: readonly number[], p: number): number {
  return rising[Math.max(0, Math.ceil(p * rising.length) - 1)] ?? Number.NaN
}
