import { useScreenStore, type DialogName } from '../../store/screenStore.ts';
import { useViewStore } from '../../store/viewStore.ts';

/** The dialog that is open: a question of the desk itself goes before whatever this window asked for. */
export function useOpenDialog(): DialogName | null {
  const dialog = useScreenStore((state) => state.dialog);
  const isQuitting = useViewStore(({ view }) => (view?.parts.desk.quit ?? 'NO') !== 'NO');
  return isQuitting ? 'quit' : dialog;
}
