/** What the desk cannot do, whatever is done with it: said at the first run, and to be read again in Settings. */
export const sevenLimits = [
  'The thresholds of the ladder are sanity checks, not proof that a strategy earns money.',
  'A computer that sleeps cannot protect a position. Stops that rest at the exchange are the real safety net.',
  'Market orders in an emergency have no price cap.',
  'A stop-loss order can gap: the fill may be far worse than the stop.',
  'The audit journal proves that nothing was changed since its start, not that everything is in it.',
  'Exchange default, a depeg of the quote currency and a frozen account are outside of what this desk can see.',
  'Small accounts cannot trade at 2% exposure: the exchange has a minimum order.',
] as const;
