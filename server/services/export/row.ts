/** A table that leaves as a file, row by row. */

/** wall: what a clock shows, as the ms that the same reading would be in UTC. Null: an empty cell. */
export type Cell = string | number | null | { wall: number }
export type Row = readonly Cell[]
export type Table = { head: readonly string[]; rows: AsyncIterable<Row> }
