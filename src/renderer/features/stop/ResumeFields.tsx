import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { RESUME_PHRASE, type ResumeForm } from './resumeObstacle.ts';

interface ResumeFieldsProps {
  readonly form: ResumeForm;
  /** Highest first; none is preset. */
  readonly modes: readonly TradingMode[];
  readonly onChange: (change: Partial<ResumeForm>) => void;
}

/** Mode, reason and phrase of a resume. */
export function ResumeFields({ form, modes, onChange }: ResumeFieldsProps) {
  return (
    <>
      <fieldset className="radios">
        <legend>Resume in</legend>
        {modes.map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="resume-mode"
              data-testid="resume-mode"
              value={mode}
              checked={form.mode === mode}
              onChange={() => onChange({ mode })}
            />
            {modeName(mode)}
          </label>
        ))}
      </fieldset>
      <label className="field">
        Reason, 10 characters or more, kept in the journal
        <textarea
          className="input"
          data-testid="resume-reason"
          rows={2}
          maxLength={400}
          value={form.reason}
          onChange={({ target }) => onChange({ reason: target.value })}
        />
      </label>
      <label className="field">
        Type {RESUME_PHRASE}
        <input
          className="input"
          data-testid="approval-phrase"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={form.phrase}
          onChange={({ target }) => onChange({ phrase: target.value })}
        />
      </label>
    </>
  );
}
