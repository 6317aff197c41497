/** Stands in an address for a secret that is stored; sent back unchanged it means the same secret. */
export const SECRET_MASK = '••••'
