import { useState } from 'react';
import { err } from '../../../../shared/base/result.ts';
import type { CommandOutput } from '../../../../shared/ipc/contract.ts';
import { failure } from '../../../../shared/ipc/failure.ts';
import type { Side } from '../../../../shared/model/order.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { readDecimalInput } from '../../../format/decimalInput.ts';
import { useAction, type Action } from '../../../ui/useAction.ts';

interface OneMoreForm {
  readonly symbol: string | null;
  readonly side: Side;
  /** As typed. */
  readonly notional: string;
}

interface OneMore {
  readonly form: OneMoreForm;
  readonly change: (change: Partial<OneMoreForm>) => void;
  readonly ask: Action;
  /** Of these inputs; null until they were asked about. */
  readonly answer: CommandOutput<'whatIfCorrelation'> | null;
}

/** The question what one more position would do, and its answer, which lasts until an input changes. */
export function useOneMore(): OneMore {
  const desk = useDesk();
  const [form, setForm] = useState<OneMoreForm>({ symbol: null, side: 'BUY', notional: '' });
  const [answer, setAnswer] = useState<OneMore['answer']>(null);
  const ask = useAction(async () => {
    const { symbol, side, notional } = form;
    if (symbol === null) return err(failure('INVALID_INPUT', 'No symbol. Choose one.'));
    const read = readDecimalInput(notional);
    if (!read.ok) return err(failure('INVALID_INPUT', `Notional: ${read.error}`));
    const reply = await desk.call('whatIfCorrelation', { symbol, side, notional: read.value });
    setAnswer(reply.ok ? reply.value : null);
    return reply;
  });
  const change = (next: Partial<OneMoreForm>): void => {
    setAnswer(null);
    ask.forget();
    setForm((before) => ({ ...before, ...next }));
  };
  return { form, change, ask, answer };
}
