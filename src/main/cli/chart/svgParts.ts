/** The few marks of a picture as SVG text. Colors are classes, so that one style sheet serves light and dark. */

/** Text at a point. */
export function svgText(of: {
  readonly x: number;
  readonly y: number;
  readonly content: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly kind?: string;
}): string {
  const { anchor = 'start', kind = 'ink' } = of;
  return `<text x="${px(of.x)}" y="${px(of.y)}" text-anchor="${anchor}" class="${kind}">${escape(of.content)}</text>`;
}

/** A tenth of a pixel is as fine as anybody sees. */
export const px = (value: number): string => value.toFixed(1);

/** Text that may hold anything, such as the name of a file. */
export const escape = (content: string): string =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
