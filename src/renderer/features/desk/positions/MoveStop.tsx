/** Edits the stop in the row: Enter or Set sends it, Esc leaves it; the desk decides what may be moved where (UI-44). */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { endRowEdit } from '../tables/rowEdit.ts';
import { useMoveStop } from './useMoveStop.ts';

export function MoveStop({ rowKey }: { readonly rowKey: string }) {
  const { row, typed, problem, type, step, send } = useMoveStop(rowKey);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') send();
    else if (event.key === 'Escape') leave(event.currentTarget);
    else if (event.key === 'ArrowUp') step(1);
    else if (event.key === 'ArrowDown') step(-1);
    else return;
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
        aria-label={`New stop of ${row?.symbol ?? ''}`}
        aria-invalid={problem !== null}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
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
