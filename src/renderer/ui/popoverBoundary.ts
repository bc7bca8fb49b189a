/** Popovers stay inside the screen area: band, vitals, banners and status bar lie above them and would cover them (UI-17). */
export function popoverBoundary(): Element[] {
  const main = document.getElementById('main');
  return main === null ? [] : [main];
}
