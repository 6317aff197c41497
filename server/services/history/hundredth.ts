/** To two places: more was not measured. Pure. */
export const hundredth = (n: number): number => Math.round(n * 100) / 100
