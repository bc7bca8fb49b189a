/** The two product families the venue serves on one port; they share names of symbols and nothing else. */
export type Family = 'spot' | 'usdm';

export type Side = 'BUY' | 'SELL';

export const oppositeOf = (side: Side): Side => (side === 'BUY' ? 'SELL' : 'BUY');
