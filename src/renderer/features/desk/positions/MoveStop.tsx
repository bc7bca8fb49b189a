/** Edits the stop in the row: Enter or Set sends it, Esc leaves it; the desk decides what may be moved where (UI-44). */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { readDecimalInput, stepDecimalInput } from '../../../format/decimalInput.ts';
import { formatPrice } from '../../../format/numbers.ts';
import { useRow } from '../../../store/viewStore.ts';
import { noteReply } from '../tables/deskNotice.ts';
import { endRowEdit } from '../tables/rowEdit.ts';

export function MoveStop({ rowKey }: { readonly rowKey: string }) {
  const desk = useDesk();
  const row = useRow('positions', rowKey);
  const tick = useRow('instruments', row?.symbol ?? '')?.tick;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => (row?.stop == null ? '' : formatPrice(row.stop, tick)));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  if (row === undefined) return null;

  const send = (): void => {
    const read = readDecimalInput(typed, tick);
    if (!read.ok) return setProblem(read.error);
    endRowEdit();
    void desk
      .call('moveStop', { symbol: row.symbol, stop: read.value })
      .then((reply) => noteReply(`Stop of ${row.symbol} was not moved`, reply));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') send();
    else if (event.key === 'Escape') leave(event.currentTarget);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      setTyped(stepDecimalInput(typed, tick ?? '1', event.key === 'ArrowUp' ? 1 : -1));
    } else return;
    event.preventDefault();
  };
  return (
    <div className="desk-move-stop">
      <input
        ref={input}
        className="desk-input num"
        data-testid="position-stop-input"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`New stop of ${row.symbol}`}
        aria-invalid={problem !== null}
        title={problem ?? undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="desk-row-button" data-testid="position-stop-set" onClick={send}>
        Set stop
      </button>
      <button type="button" className="desk-row-button" aria-label="Keep the stop" onClick={endRowEdit}>
        Keep
      </button>
      {problem !== null && (
        <span role="note" className="desk-move-problem">
          {problem}
        </span>
      )}
    </div>
  );
}

/** The focus goes back to the row it came from. */
function leave(input: HTMLElement): void {
  input.closest<HTMLElement>('[data-row-key]')?.focus();
  endRowEdit();
}
