import { describe, expect, it } from 'vitest';
import { ChildQuestions } from '../../../../../../src/main/adapters/venue/ccxt/stream/usdm/childQuestions.ts';
import type { VenueReply, VenueRequest } from '../../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { eventually } from '../../../../../support/eventually.ts';

/** Answers each question with the next body, or fails with it. */
function askingWith(...answers: readonly (object | Error)[]) {
  const asked: VenueRequest[] = [];
  const learned: [string, string][] = [];
  const clock = { ms: 0 };
  const questions = new ChildQuestions({
    exchange: {
      send: (request): Promise<VenueReply> => {
        const answer = answers[asked.length];
        asked.push(request);
        if (answer === undefined) return new Promise(() => undefined);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ body: answer, headers: {} });
      },
    },
    now: () => unixMs(clock.ms),
    onAnswer: (stop, orderId) => learned.push([stop, orderId]),
  });
  return { asked, learned, clock, questions };
}

describe('ChildQuestions', () => {
  it('asks for the order of a stop and passes its number on', async () => {
    const { asked, learned, questions } = askingWith({ algoId: 1, actualOrderId: '8886774010' });
    questions.ask(['S-1']);
    await eventually(() => expect(learned).toEqual([['S-1', '8886774010']]));
    expect(asked).toEqual([{ api: 'fapiPrivate', method: 'GET', path: 'algoOrder', params: { clientAlgoId: 'S-1' } }]);
  });

  it.each([[{ actualOrderId: '' }], [{ actualOrderId: 0 }], [{}], [new Error('no answer')]])(
    'asks again, after a pause, when the answer is %j',
    async (first) => {
      const { asked, learned, clock, questions } = askingWith(first, { actualOrderId: 7 });
      questions.ask(['S-1']);
      questions.ask(['S-1']);
      expect(asked).toHaveLength(1);
      clock.ms = 499;
      questions.ask(['S-1']);
      expect(asked).toHaveLength(1);
      await eventually(() => {
        clock.ms += 500;
        if (asked.length === 1) questions.ask(['S-1']);
        expect(learned).toEqual([['S-1', '7']]);
      });
      expect(asked).toHaveLength(2);
    },
  );

  it('asks one question about a stop at a time, and none about none', () => {
    const { asked, clock, questions } = askingWith();
    questions.ask([]);
    expect(asked).toHaveLength(0);
    questions.ask(['S-1']);
    clock.ms = 10_000;
    questions.ask(['S-1', 'S-2']);
    expect(asked.map(({ params }) => params?.['clientAlgoId'])).toEqual(['S-1', 'S-2']);
  });
});
