import { chooseHoldWay, usePreferences } from '../store/preferences.ts';

/** The other way to confirm, where it is needed and not only in the settings. */
export function HoldWayTick() {
  const way = usePreferences((state) => state.holdWay);
  return (
    <label className="tick">
      <input
        type="checkbox"
        data-testid="hold-way"
        checked={way === 'press-twice'}
        onChange={(event) => chooseHoldWay(event.currentTarget.checked ? 'press-twice' : 'hold')}
      />
      I cannot hold: press, wait, press again
    </label>
  );
}
