/** What a camera looks at, so coarsely that it can be kept and compared: brightness by cell, row by row. */
export const VIEW_COLUMNS = 32
export const VIEW_ROWS = 18

/** Mean brightness 0..255 of VIEW_ROWS x VIEW_COLUMNS cells. */
export type View = Uint8Array
