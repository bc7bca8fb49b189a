import type { ReactNode } from 'react';
import { heldSide } from '../../../shared/view/stopProgress.ts';
import { usePart, useRow } from '../../store/viewStore.ts';
import { formatBps, formatPrice, formatQuantity } from '../../format/numbers.ts';
import { Value } from '../../ui/Value.tsx';
import { VirtualRows } from '../../ui/VirtualRows.tsx';

import { isForeignLeg, legKind, legOrderId, receipts, type Leg } from './legWords.ts';

const ROW_HEIGHT = 28;
const MAX_HEIGHT = 420;
const heads = ['Leg', 'At venue', 'Action', 'Order id', 'Sent', 'Filled', 'Avg price', 'Slip bps', 'State'] as const;
/** Heads of figures, which stand right (UI-65). */
const figures: ReadonlySet<string> = new Set(['At venue', 'Sent', 'Filled', 'Avg price', 'Slip bps']);

/** One receipt per order canceled and per position closed (UI-30). */
export function StopLegs() {
  const legs = receipts(usePart('stop')?.incident?.legs ?? []);
  if (legs.length === 0)
    return <p className="stop-empty">Nothing was open: entries are blocked, nothing had to be sent.</p>;
  return (
    <div
      role="grid"
      aria-label="Orders canceled and positions closed"
      aria-rowcount={legs.length + 1}
      className="stop-legs"
    >
      <div role="row" className="stop-leg stop-leg-head">
        {heads.map((head) => (
          <span key={head} role="columnheader" className={figures.has(head) ? 'end' : undefined}>
            {head}
          </span>
        ))}
      </div>
      <VirtualRows
        count={legs.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(index) => legs[index]?.key ?? ''}
        label="Legs"
        maxHeight={MAX_HEIGHT}
      >
        {(index) => {
          const leg = legs[index];
          return leg === undefined ? null : <LegRow leg={leg} index={index} />;
        }}
      </VirtualRows>
    </div>
  );
}

function LegRow({ leg, index }: { readonly leg: Leg; readonly index: number }) {
  const instrument = useRow('instruments', leg.symbol);
  const book = usePart('stop')?.incident?.book;
  const isClose = leg.kind === 'CLOSE';
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="stop-leg"
      data-testid="stop-leg"
      data-symbol={leg.symbol}
      data-kind={leg.kind}
      data-state={leg.state}
      title={leg.note}
    >
      <span role="rowheader">
        {leg.symbol} {isClose ? heldSide(leg.side) : legKind(leg)}
        {leg.book === book ? '' : `, ${leg.book}`}
      </span>
      <Cell isFigure>
        <Value value={leg.atVenue} text={formatQuantity(leg.atVenue, instrument?.lot)} />
      </Cell>
      <Cell>{isClose ? `${leg.side} market RO` : 'cancel'}</Cell>
      <Cell>{legOrderId(leg) ?? 'not sent yet'}</Cell>
      <Cell isFigure>{leg.sentMs === null ? 'not yet' : `+${(leg.sentMs / 1_000).toFixed(3)} s`}</Cell>
      <Cell isFigure>
        {isClose ? <Value value={leg.filled} text={formatQuantity(leg.filled, instrument?.lot)} /> : 'n/a'}
      </Cell>
      <Cell isFigure>
        {leg.averagePrice === null ? (
          'n/a'
        ) : (
          <Value value={leg.averagePrice} text={formatPrice(leg.averagePrice, instrument?.tick)} />
        )}
      </Cell>
      <Cell isFigure>
        {leg.slippageBps === null ? 'n/a' : <Value value={leg.slippageBps} text={formatBps(leg.slippageBps)} />}
      </Cell>
      <span role="gridcell" className="font-medium">
        {leg.state}
        {isForeignLeg(leg) ? ' is not ours' : leg.note === '' ? '' : ` ${leg.note}`}
      </span>
    </div>
  );
}

function Cell({ children, isFigure = false }: { readonly children: ReactNode; readonly isFigure?: boolean }) {
  return (
    <span role="gridcell" className={isFigure ? 'num end' : 'num'}>
      {children}
    </span>
  );
}
