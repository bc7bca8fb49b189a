/** Not loaded yet: a gray bar, never a number (UI-67). */
export function Missing({ width = 48 }: { readonly width?: number }) {
  return <span role="img" aria-label="loading" className="missing" style={{ width }} />;
}
