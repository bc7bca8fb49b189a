/** RC-31: the account at the venue is set up as the desk believes. */
import { coded, fail, missing, pass, type Check } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { controlText } from '../controlText.ts';
import { modeText } from '../orderFacts.ts';

/** Leverage within the mode's, margin mode and position mode as configured; spot has none of them. */
export const venueSetup: Check<EntryContext> = {
  rule: 'RC-31',
  code: 'VENUE_SETUP',
  name: 'Venue setup',
  unit: '',
  judge({ draft, venueSetup: facts, limits, state }) {
    if (facts === 'SPOT') return pass('spot', null);
    if (facts === null || limits === null) return missing('the setup at the venue is unknown', this.rule);
    const { leverage, marginMode, positionMode, configured } = facts;
    const expected = `${limits.leverage}x in ${modeText(state.mode)}`;
    if (leverage > limits.leverage) {
      const allowed = { mode: state.mode, most: limits.leverage };
      return coded('LEVERAGE', fail(`${leverage}x`, expected, controlText.leverage(draft.symbol, leverage, allowed)));
    }
    if (marginMode !== configured.marginMode) {
      const text = controlText.venueSetting('Margin mode', marginMode, configured.marginMode);
      return coded('MARGIN_MODE', fail(marginMode, configured.marginMode, text));
    }
    if (positionMode !== configured.positionMode) {
      const text = controlText.venueSetting('Position mode', positionMode, configured.positionMode);
      return coded('POSITION_MODE', fail(positionMode, configured.positionMode, text));
    }
    return pass(`${leverage}x`, expected);
  },
};
