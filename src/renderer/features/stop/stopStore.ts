/** The press of the emergency stop: sent at once, repeated every 500 ms until the desk says that entries are blocked (UI-28, ES-05). */
import { create } from 'zustand';
import type { DeskClient } from '../../../shared/ipc/client.ts';
import type { StopSource } from '../../../shared/model/incident.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { useViewStore } from '../../store/viewStore.ts';

const REPEAT_MS = 500;
const OVERDUE_MS = 250;

interface StopStore {
  readonly isSending: boolean;
  readonly isOverdue: boolean;
  /** The desk has answered that entries are blocked; true until the view says how the stop went on. */
  readonly isAcknowledged: boolean;
}

const quiet: StopStore = { isSending: false, isOverdue: false, isAcknowledged: false };
export const useStopStore = create<StopStore>()(() => quiet);

let overdue: ReturnType<typeof setTimeout> | undefined;
let presses = 0;

/** One press, however often it is sent: the desk counts its id once. */
interface Press {
  readonly source: StopSource;
  readonly press: string;
}

/** Made of what is always there: nothing may keep a press from being sent. */
function newPress(source: StopSource): Press {
  presses += 1;
  return { source, press: `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}-${presses}` };
}

/** One press. Pressing while a stop runs only adds a trigger at the desk. */
export function pressStop(desk: DeskClient, source: StopSource): void {
  if (useStopStore.getState().isSending) return;
  useStopStore.setState({ ...quiet, isSending: true });
  clearTimeout(overdue);
  overdue = setTimeout(() => {
    if (useStopStore.getState().isSending) useStopStore.setState({ isOverdue: true });
  }, OVERDUE_MS);
  send(desk, newPress(source));
}

function sendAgain(desk: DeskClient, press: Press): void {
  if (!useStopStore.getState().isSending) return;
  if (isStoppedInView()) return useStopStore.setState(quiet);
  send(desk, press);
}

function send(desk: DeskClient, press: Press): void {
  const repeat = setTimeout(() => sendAgain(desk, press), REPEAT_MS);
  void desk.call('emergencyStop', press).then((reply) => {
    if (reply.ok) {
      clearTimeout(repeat);
      useStopStore.setState({ ...quiet, isAcknowledged: true });
      setTimeout(() => useStopStore.setState({ isAcknowledged: false }), 4 * REPEAT_MS);
    } else if (reply.error.code === 'ILLEGAL_TRANSITION') {
      clearTimeout(repeat);
      useStopStore.setState(quiet);
      pushToast('P2', reply.error.message);
    }
  });
}

const isStoppedInView = (): boolean => {
  const { view, link } = useViewStore.getState();
  return link === 'ok' && view?.parts.desk.mode === 'EMERGENCY_STOP';
};
