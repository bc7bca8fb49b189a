/** Colors of the drawings, read from the page's tokens: lines in the text color, bars in gray; kinds differ by style (UI-47, UI-03). */
export interface ChartColors {
  readonly fg: string;
  readonly muted: string;
  readonly faint: string;
  readonly line: string;
  readonly control: string;
  readonly surface: string;
  readonly raised: string;
}

export function readChartColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    fg: token('--fg'),
    muted: token('--muted'),
    faint: token('--faint'),
    line: token('--line'),
    control: token('--control'),
    surface: token('--surface'),
    raised: token('--raised'),
  };
}

/** Calls back when the theme of the page changes; returns the function that stops. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
