/** How a cell of the correlation map looks (UI-15): a step of color, the number in it, and marks that need no color. */

export interface MapCell {
  readonly text: string;
  /** Step of the scale: the nearest of its six colors. */
  readonly step: 'minus-1' | 'minus-half' | 'zero' | 'half' | 'high' | 'one' | 'self';
  /** Above the limit: bold with a hatch. */
  readonly isHigh: boolean;
  readonly isUnknown: boolean;
}

/** Null is a pair with too few common hours: it counts as 1 where both are held, and only there it is loud. */
export function mapCell(rho: number | null, limit: number, areHeld: boolean): MapCell {
  if (rho === null) return { text: '1?', step: areHeld ? 'one' : 'zero', isHigh: areHeld, isUnknown: true };
  return { text: textOf(rho), step: stepOf(rho), isHigh: rho > limit, isUnknown: false };
}

export const selfCell: MapCell = { text: '1', step: 'self', isHigh: false, isUnknown: false };

function stepOf(rho: number): MapCell['step'] {
  if (rho <= -0.75) return 'minus-1';
  if (rho <= -0.25) return 'minus-half';
  if (rho < 0.25) return 'zero';
  if (rho < 0.6) return 'half';
  return rho < 0.85 ? 'high' : 'one';
}

/** Two digits with the real minus; what rounds to zero has no sign. */
function textOf(rho: number): string {
  const text = Math.abs(rho).toFixed(2);
  return rho < 0 && text !== '0.00' ? `\u2212${text}` : text;
}

/** "BTC-SOL: 61 of 100 hours of data; counted as 1." (UI-39), or the hours behind a number. */
export function pairTitle(pair: readonly [string, string], hours: number, needHours: number): string {
  const name = pair.map((symbol) => symbol.split('/')[0]).join('-');
  if (hours < needHours) return `${name}: ${hours} of ${needHours} hours of data; counted as 1.`;
  return `${name}: ${hours} hours of data.`;
}
