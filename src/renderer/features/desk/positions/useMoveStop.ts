/** The stop being typed for one position, and its way to the desk. */
import { useState } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { readDecimalInput, stepDecimalInput } from '../../../format/decimalInput.ts';
import { formatPrice } from '../../../format/numbers.ts';
import { useRow } from '../../../store/viewStore.ts';
import { noteReply } from '../tables/deskNotice.ts';
import { endRowEdit } from '../tables/rowEdit.ts';

export interface StopEdit {
  readonly row: Row<'positions'> | undefined;
  readonly typed: string;
  readonly problem: string | null;
  readonly type: (text: string) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly send: () => void;
}

export function useMoveStop(rowKey: string): StopEdit {
  const desk = useDesk();
  const row = useRow('positions', rowKey);
  const tick = useRow('instruments', row?.symbol ?? '')?.tick;
  const [typed, setTyped] = useState(() => (typeof row?.stop === 'string' ? formatPrice(row.stop, tick) : ''));
  const [problem, setProblem] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    setProblem(null);
  };
  const send = (): void => {
    const read = readDecimalInput(typed, tick);
    if (!read.ok) return setProblem(read.error);
    if (row === undefined) return;
    endRowEdit();
    void desk
      .call('moveStop', { symbol: row.symbol, stop: read.value })
      .then((reply) => noteReply(`Stop of ${row.symbol} was not moved`, reply));
  };
  return {
    row,
    typed,
    problem,
    type,
    step: (direction) => type(stepDecimalInput(typed, tick ?? '1', direction)),
    send,
  };
}
