/** Prisma's known errors by their documented codes. The class itself stays in the store. */
function code(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** A unique value is taken. */
export const isTaken = (error: unknown): boolean => code(error) === 'P2002'
/** The row that a foreign key names does not exist. */
export const isDangling = (error: unknown): boolean => code(error) === 'P2003'
/** The row to change does not exist. */
export const isMissing = (error: unknown): boolean => code(error) === 'P2025'
