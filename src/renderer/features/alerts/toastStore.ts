/** At most three short notes at the lower right (UI-37). A toast is never the only copy of anything. */
import { create } from 'zustand';
import type { Severity } from '../../../shared/model/alert.ts';

export interface Toast {
  readonly id: number;
  readonly severity: Severity;
  readonly text: string;
}

const MOST = 3;
export const toastMs = { P1: 8_000, P2: 8_000, P3: 8_000, P4: 5_000 } as const satisfies Record<Severity, number>;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

let nextId = 1;

/** Shows a note, once however often it comes; the oldest leaves when there are more than three. */
export function pushToast(severity: Severity, text: string): void {
  const toast = { id: nextId++, severity, text };
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((shown) => shown.text !== text), toast].slice(-MOST),
  }));
}

export const dropToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
