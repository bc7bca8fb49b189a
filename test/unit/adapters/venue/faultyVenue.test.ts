import { describe, expect, it } from 'vitest';
import { clientOrderId, symbolName } from '../../../../src/shared/values/ids.ts';
import { buildTick } from '../../../support/buildMarket.ts';
import { buildTerms } from '../../../support/buildOrder.ts';
import { faultyVenue, type FaultyVenue } from '../../../support/faultyVenue.ts';
import { openPaperHarness, type PaperHarness } from '../../../support/paperHarness.ts';

interface Setup {
  readonly paper: PaperHarness;
  readonly faulty: FaultyVenue;
  readonly answers: string[];
  readonly place: (id: string) => void;
}

function setup(): Setup {
  const paper = openPaperHarness();
  paper.market(buildTick());
  const faulty = faultyVenue(paper.venue, paper.clock);
  const answers: string[] = [];
  const place = (id: string): void =>
    faulty.place(buildTerms({ clientOrderId: id }), (answer) => answers.push(`${id} ${answer.kind}`));
  return { paper, faulty, answers, place };
}

describe('faultyVenue', () => {
  it('passes everything through without a fault, and remembers the calls', () => {
    const { paper, faulty, answers, place } = setup();
    place('A-1');
    faulty.cancel(clientOrderId('A-1'), symbolName('BTC/USDT:USDT'), (answer) => answers.push(answer.kind));
    faulty.query(clientOrderId('A-1'), symbolName('BTC/USDT:USDT'), (answer) => answers.push(answer.kind));
    faulty.snapshot((answer) => answers.push(answer.kind));
    paper.pass(1_000);
    expect(answers.toSorted()).toEqual(['A-1 accepted', 'found', 'notWorking', 'snapshot']);
    expect(faulty.calls).toEqual(['place A-1', 'cancel A-1', 'query A-1', 'snapshot']);
  });

  it('loses the answer of an order that went in', () => {
    const { paper, faulty, answers, place } = setup();
    faulty.spoilNext('place', { kind: 'answerLost' });
    place('A-1');
    paper.pass(1_000);
    expect(answers).toEqual(['A-1 unknown']);
    expect(paper.said).toEqual(['A-1 fill 0.1 @ 60018.1 TAKER']);
  });

  it('loses a request, delays one, and rejects one', () => {
    const { paper, faulty, answers, place } = setup();
    faulty.spoilNext('place', { kind: 'requestLost', afterMs: 5_000 });
    faulty.spoilNext('place', { kind: 'delayed', byMs: 2_000 });
    faulty.spoilNext('place', { kind: 'rejected', code: '-1008', text: 'Overloaded.' });
    for (const id of ['A-1', 'A-2', 'A-3']) place(id);
    paper.pass(2_000);
    expect(answers).toEqual(['A-3 rejected']);
    paper.pass(3_000);
    expect(answers).toEqual(['A-3 rejected', 'A-2 accepted', 'A-1 unknown']);
  });

  it('holds account events of a silent stream and delivers them in order', () => {
    const { paper, faulty, place } = setup();
    const heard: string[] = [];
    faulty.onAccount((event) => heard.push(event.kind === 'fill' ? event.fill.clientOrderId : event.kind));
    faulty.silenceStream();
    place('A-1');
    paper.pass(1_000);
    place('A-2');
    paper.pass(1_000);
    expect(heard).toEqual([]);
    faulty.resumeStream();
    expect(heard).toEqual(['A-1', 'A-2']);
  });
});
