/** What columns of a kind share: how they align, sort and grow, and where they are shown (UI-41, UI-44, UI-45). */

export const numberKind = { align: 'end', sortType: 'decimal', descendingFirst: true, grow: 1 } as const;
export const wordKind = { align: 'start', sortType: 'text', descendingFirst: false, grow: 1 } as const;
/** In the narrow layout as well, and not to be hidden. */
export const always = { required: true, narrow: true } as const;
export const wideOnly = { required: false, narrow: false } as const;
