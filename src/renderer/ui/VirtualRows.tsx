import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';

interface VirtualRowsProps {
  readonly count: number;
  readonly rowHeight: number;
  readonly keyOf: (index: number) => string;
  readonly children: (index: number) => ReactNode;
  readonly className?: string;
  readonly label: string;
  /** Tallest the list grows before it scrolls, CSS pixels. */
  readonly maxHeight: number;
}

/** A scrolling list of rows of one height; only what is in view exists (UI-82). Rows are positioned by their wrapper. */
export function VirtualRows({ count, rowHeight, keyOf, children, className = '', label, maxHeight }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      style={{ height: Math.min(count * rowHeight, maxHeight) }}
      className={`virtual-rows ${className}`}
      role="rowgroup"
      aria-label={label}
      tabIndex={0}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ key, index, start }) => (
          <div key={key} className="virtual-row" style={{ height: rowHeight, transform: `translateY(${start}px)` }}>
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
