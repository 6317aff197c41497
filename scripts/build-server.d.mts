/** Output name (without .js) -> source. */
export const ENTRIES: Record<string, string>

/**
 * Bundles the server's entries; returns the files written, relative to outdir. With onRebuilt it watches the sources and
 * calls it after the first and every further bundle that worked.
 */
export function buildServer(options: { outdir: string; onRebuilt?: () => void }): Promise<string[]>
