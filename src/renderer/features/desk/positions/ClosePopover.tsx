/** Closes a position in one press after opening; the least harmful choice has the focus (UI-44, UI-64). */
import { Popover } from 'radix-ui';
import { useRef } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { formatMoney, formatQuantity } from '../../../format/numbers.ts';
import { usePart, useRow, useViewStore } from '../../../store/viewStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { noteReply } from '../tables/deskNotice.ts';
import { endRowEdit, startRowEdit, useRowEditOf } from '../tables/rowEdit.ts';
import { popoverBoundary } from '../../../ui/popoverBoundary.ts';

interface ClosePopoverProps {
  readonly rowKey: string;
  readonly isActive: boolean;
}

export function ClosePopover({ rowKey, isActive }: ClosePopoverProps) {
  const isOpen = useRowEditOf(rowKey) === 'close';
  const symbol = useViewStore((state) => state.view?.rows.positions[rowKey]?.symbol ?? '');
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => (open ? startRowEdit('close', rowKey) : endRowEdit())}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="desk-row-button"
          data-testid="position-close"
          aria-label={`Close ${symbol}`}
          tabIndex={isActive ? 0 : -1}
        >
          Close
        </button>
      </Popover.Trigger>
      {isOpen && <CloseContent rowKey={rowKey} />}
    </Popover.Root>
  );
}

function CloseContent({ rowKey }: { readonly rowKey: string }) {
  const desk = useDesk();
  const row = useRow('positions', rowKey);
  const keep = useRef<HTMLButtonElement>(null);
  if (row === undefined) return null;
  const close = (part: 'ALL' | 'HALF'): void => {
    endRowEdit();
    void desk
      .call('closePosition', { symbol: row.symbol, part })
      .then((reply) => noteReply(`${row.symbol} was not closed`, reply));
  };
  return (
    <Popover.Portal>
      <Popover.Content
        className="desk-popover"
        data-testid="close-popover"
        side="top"
        align="end"
        collisionBoundary={popoverBoundary()}
        collisionPadding={8}
        aria-label={`Close ${row.symbol}`}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          keep.current?.focus();
        }}
      >
        <CloseWords row={row} />
        <div className="desk-popover-actions">
          <button ref={keep} type="button" className="button button-plain" onClick={endRowEdit}>
            Keep
          </button>
          <Button onClick={() => close('HALF')}>Close half</Button>
          <Button look="primary" onClick={() => close('ALL')}>
            Close position
          </Button>
        </div>
      </Popover.Content>
    </Popover.Portal>
  );
}

function CloseWords({ row }: { readonly row: Row<'positions'> }) {
  const instrument = useRow('instruments', row.symbol);
  const currency = useViewStore((state) => state.view?.parts.vitals.currency ?? '');
  const quantity = formatQuantity(row.quantity, instrument?.lot);
  const venue = usePart('account')?.venue ?? null;
  return (
    <>
      <h3 className="desk-popover-title">
        Close {row.symbol} {row.side} <span className="num">{quantity}</span>, {row.book}
      </h3>
      <p>
        Close{' '}
        <span className="num" data-value={row.quantity}>
          {quantity}
        </span>{' '}
        {instrument?.base} at market: about{' '}
        <span className="num" data-value={row.notional}>
          {formatMoney(row.notional, currency)}
        </span>{' '}
        {currency}. {stopWords(row, venue)}
      </p>
    </>
  );
}

/** A spot venue locks what a resting stop would sell; a perpetual, whose name has a colon, does not. */
const stopWords = (row: Row<'positions'>, venue: string | null): string =>
  row.book === 'LIVE' && venue !== null && !row.symbol.includes(':')
    ? 'Its stop is canceled first and set again if anything is left.'
    : 'The stop stays until the position is flat.';
