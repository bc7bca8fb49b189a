import { describe, expect, it } from 'vitest';
import { stopStateOf, stopWords, type StopFacts } from '../../../../src/renderer/features/stop/stopState.ts';
import { buildIncident, buildView } from '../../../support/buildView.ts';

const { desk, stop } = buildView().parts;
const armed: StopFacts = {
  link: 'ok',
  desk: { ...desk, mode: 'PAPER', book: 'PAPER' },
  stop: { ...stop, plan: { cancel: 2, close: 1, legs: [] } },
  isSending: false,
  isOverdue: false,
};
const inPhase = (phase: NonNullable<StopFacts['desk']>['phase']): StopFacts => ({
  ...armed,
  desk: { ...desk, mode: 'EMERGENCY_STOP', phase },
});
const wordsOf = (facts: StopFacts) => stopWords(stopStateOf(facts), facts);

describe('stopStateOf', () => {
  it.each<[string, StopFacts]>([
    ['armed', armed],
    ['armed', { ...armed, link: 'slow', desk: null, stop: null }],
    ['sending', { ...armed, isSending: true }],
    ['executing', inPhase('EXECUTING')],
    ['unresolved', inPhase('UNRESOLVED')],
    ['cooldown', inPhase('COOLDOWN')],
    ['awaiting', inPhase('AWAITING_APPROVAL')],
    ['inactive', { ...armed, link: 'lost' }],
    ['inactive', { ...armed, link: 'refused' }],
    ['inactive', { ...armed, link: 'connecting', desk: null, stop: null }],
    ['inactive', { ...inPhase('EXECUTING'), link: 'lost' }],
  ])('is %s', (state, facts) => expect(stopStateOf(facts)).toBe(state));
});

describe('stopWords', () => {
  it('names book and plan, in the accessible name as a sentence', () => {
    expect(wordsOf(armed)).toEqual({
      first: 'EMERGENCY STOP',
      second: 'PAPER: cancel 2, close 1',
      name: 'Emergency stop, PAPER book: cancel 2 orders, close 1 position at market',
    });
  });
  it('says when nothing is open, and when there is nothing to stop', () => {
    expect(wordsOf({ ...armed, stop }).second).toBe('PAPER: cancel 1, close 1');
    expect(wordsOf({ ...armed, stop: { ...stop, plan: { cancel: 0, close: 0, legs: [] } } }).second).toBe(
      'PAPER: nothing open',
    );
    expect(wordsOf({ ...armed, desk: { ...desk, mode: 'SETUP' } }).second).toBe('Nothing to stop yet');
  });
  it('tells the other ways when no acknowledgment comes', () => {
    expect(wordsOf({ ...armed, isSending: true }).first).toBe('STOPPING...');
    expect(wordsOf({ ...armed, isSending: true, isOverdue: true })).toMatchObject({
      first: 'NOT CONFIRMED',
      second: 'press Ctrl+Shift+F12 or use the tray',
    });
  });
  it('counts what is flat and what is not', () => {
    const legs = (['FLAT', 'SENT'] as const).map((state) => ({
      key: state,
      book: 'PAPER' as const,
      kind: 'CLOSE' as const,
      symbol: 'BTC/USDT',
      side: 'SELL' as const,
      atVenue: '1',
      orderId: null,
      sentMs: null,
      filled: '0',
      averagePrice: null,
      slippageBps: null,
      state,
      note: '',
      handled: null,
    }));
    const incident = { ...buildIncident(null), legs };
    expect(wordsOf({ ...inPhase('EXECUTING'), stop: { ...stop, incident } })).toMatchObject({
      first: 'STOP ACTIVE',
      second: 'closing 1 of 2',
    });
    expect(wordsOf({ ...inPhase('UNRESOLVED'), stop: { ...stop, incident } }).first).toBe('STOP: 1 NOT CLOSED');
  });
  it('sends the trader elsewhere when it cannot act', () => {
    expect(wordsOf({ ...armed, link: 'lost' })).toMatchObject({
      first: 'STOP NOT CONNECTED',
      second: "open the desk's machine",
    });
    expect(wordsOf({ ...armed, link: 'lost', desk: { ...desk, host: 'electron' } }).second).toBe(
      'tray or Ctrl+Shift+F12',
    );
  });
});
