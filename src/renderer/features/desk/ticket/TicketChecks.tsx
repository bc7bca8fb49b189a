/** Every check the order would meet now, failed ones first, with value and limit (UI-48). */
import type { RiskCheck } from '../../../../shared/model/risk.ts';
import { failedFirst } from './ticketWords.ts';

export function TicketChecks({ checks }: { readonly checks: readonly RiskCheck[] }) {
  const passed = checks.filter((check) => check.passed).length;
  return (
    <details className="desk-details" data-testid="ticket-checks" data-passed={passed} data-checks={checks.length}>
      <summary>
        checks {passed} of {checks.length} passed
      </summary>
      <ul className="desk-checks">
        {failedFirst(checks).map((check) => (
          <li key={`${check.rule} ${check.code}`} data-rule={check.rule} data-pass={check.passed}>
            <span className="desk-check-rule">{check.rule}</span>
            <span className="desk-check-name">{check.name}</span>
            <span className="desk-check-value num">{valueText(check)}</span>
            <span className="desk-check-verdict">{check.passed ? 'passed' : 'failed'}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "2.31 / 2.00 %"; a missing input says so (CV-08), and nothing to compare with is no failure. */
function valueText({ value, limit, unit, passed }: RiskCheck): string {
  const pair = [value ?? (passed ? 'none' : 'unknown'), limit].filter((each) => each !== null).join(' / ');
  return unit === '' ? pair : `${pair} ${unit}`;
}
