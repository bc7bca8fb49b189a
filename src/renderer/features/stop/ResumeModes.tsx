import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';

interface ResumeModesProps {
  /** Highest first (SM-18). */
  readonly modes: readonly TradingMode[];
  /** None is preset. */
  readonly chosen: TradingMode | null;
  readonly onChoose: (mode: TradingMode) => void;
}

/** The highest mode that is allowed and every lower one (UI-32). */
export function ResumeModes({ modes, chosen, onChoose }: ResumeModesProps) {
  return (
    <fieldset className="radios">
      <legend>Resume in</legend>
      {modes.map((mode) => (
        <label key={mode}>
          <input
            type="radio"
            name="resume-mode"
            data-testid="resume-mode"
            value={mode}
            checked={chosen === mode}
            onChange={() => onChoose(mode)}
          />
          {modeName(mode)}
        </label>
      ))}
    </fieldset>
  );
}
