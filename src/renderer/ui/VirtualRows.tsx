import { useState, type ReactNode } from 'react';

interface VirtualRowsProps {
  readonly count: number;
  readonly rowHeight: number;
  /** Tallest the list grows before it scrolls, CSS pixels. */
  readonly maxHeight: number;
  readonly keyOf: (index: number) => string;
  readonly children: (index: number) => ReactNode;
  readonly label: string;
}

const OVERSCAN = 8;

/** A scrolling list of rows of one height; only what is in view exists (UI-82). */
export function VirtualRows({ count, rowHeight, maxHeight, keyOf, children, label }: VirtualRowsProps) {
  const [scrollTop, setScrollTop] = useState(0);
  const height = Math.min(count * rowHeight, maxHeight);
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  return (
    <div
      className="virtual-rows"
      role="rowgroup"
      aria-label={label}
      tabIndex={0}
      style={{ height }}
      onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
    >
      <div style={{ height: count * rowHeight, position: 'relative' }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset).map((index) => (
          <div key={keyOf(index)} className="virtual-row" style={{ height: rowHeight, top: index * rowHeight }}>
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
