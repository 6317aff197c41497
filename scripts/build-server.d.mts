/** Bundles the server's entries; returns the files written, relative to outdir. */
export function buildServer(options: { outdir: string }): Promise<string[]>
