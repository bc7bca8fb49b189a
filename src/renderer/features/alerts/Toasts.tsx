import { X } from 'lucide-react';
import { useEffect } from 'react';
import { openDialog, useScreenStore } from '../../store/screenStore.ts';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { besideBadge } from './besideBadge.ts';
import { dropToast, pushToast, toastMs, useToasts, type Toast } from './toastStore.ts';
import { useFreshAlerts } from './useFreshAlerts.ts';

/** P3 and P4 alerts as short notes (UI-37); P1 and P2 have the banner. */
export function Toasts() {
  const { toasts } = useToasts();
  useFreshAlerts(({ severity, text }) => {
    if (severity === 'P3' || severity === 'P4') pushToast(severity, text);
  });
  useAttention();
  return (
    <div className="toasts" data-testid="toasts">
      {toasts.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastNote({ toast }: { readonly toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dropToast(toast.id), toastMs[toast.severity]);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="toast" data-testid="toast" data-severity={toast.severity}>
      <SeverityBadge severity={toast.severity} />
      <p>{besideBadge(toast.text)}</p>
      <button
        type="button"
        className="toast-close"
        aria-label="Close note"
        title="Close note"
        onClick={() => dropToast(toast.id)}
      >
        <X size={14} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </div>
  );
}

/** A clicked notification opens its alert; words without an alert become a note. */
function useAttention(): void {
  const attention = useScreenStore((state) => state.attention);
  useEffect(() => {
    if (attention === null) return;
    if (attention.alertKey === null) pushToast('P4', attention.text);
    else openDialog('alerts');
  }, [attention]);
}
