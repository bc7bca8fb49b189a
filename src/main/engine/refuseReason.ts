/** A stored reason says something: ten characters at least, without surrounding spaces (UI-32). */
import { failure, type Failure } from '../../shared/ipc/failure.ts';

const MIN_REASON_LENGTH = 10;

/** Null where the trimmed reason is long enough; `fate` says what becomes of it: "it is stored with the stop". */
export const refuseReason = (reason: string, fate: string): Failure | null =>
  reason.length >= MIN_REASON_LENGTH
    ? null
    : failure(
        'REASON_TOO_SHORT',
        `The reason has ${reason.length} characters. Write at least ${MIN_REASON_LENGTH}: ${fate}.`,
      );
