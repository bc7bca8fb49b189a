/** Calls back with the desk's status at once and whenever it differs, so that title, tray and sleep blocker follow without polling. */
import type { Desk, DeskStatus } from '../../desk/desk.ts';

/** Returns the function that stops watching. */
export function watchStatus(desk: Desk, listener: (status: DeskStatus) => void): () => void {
  let shown = '';
  const look = (): void => {
    const status = desk.status();
    const text = JSON.stringify(status);
    if (text === shown) return;
    shown = text;
    listener(status);
  };
  look();
  return desk.subscribe(look);
}
