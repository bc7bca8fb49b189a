import type { ReactNode } from 'react';
import { Explain } from '../../ui/Explain.tsx';
import { Missing } from '../../ui/Missing.tsx';

interface VitalProps {
  readonly testId: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Null while nothing is known. */
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly state?: 'ok' | 'loading' | 'stale' | 'abnormal';
  readonly limit?: string;
}

/** One cell of the vitals bar: label, value, and its explanation on hover or focus. */
export function Vital({ testId, label, content, children, onClick, state = 'ok', limit }: VitalProps) {
  const shown = children === null ? 'loading' : state;
  return (
    <Explain
      testId={testId}
      className="vital"
      content={children === null ? <p>Not loaded yet.</p> : content}
      attributes={{ 'data-state': shown, 'data-limit': limit }}
      {...(onClick === undefined ? {} : { onClick })}
    >
      <span className="vital-label">{label}</span>
      <span className="vital-value num">{children ?? <Missing />}</span>
    </Explain>
  );
}
