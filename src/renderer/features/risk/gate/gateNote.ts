/** The note of a gate item in words: a reason code becomes its sentence (UI-67), the code stays on hover. */
import { metricReasons } from '../../../../shared/evidence/metric.ts';
import { metricReasonText } from '../../../../shared/evidence/metricReasonText.ts';

const codeInBrackets = / \([A-Z_]+\)$/;

export function gateNote(note: string): string {
  if (note === 'NOT_MEASURED') return 'not measured yet';
  const reason = metricReasons.find((each) => each === note);
  return reason === undefined ? note : metricReasonText(reason).replace(codeInBrackets, '');
}
