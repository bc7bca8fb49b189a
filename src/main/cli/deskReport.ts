/** What a command ends with: an exit code, words for a person, and one JSON document for a program. */
export interface DeskReport {
  readonly exitCode: ExitCode;
  /** Answers go to stdout, also bad ones; what kept the command from answering goes to stderr. */
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly json: unknown;
}

/** 0 done; 1 found something wrong or not done; 2 wrong usage; 3 nothing there to talk to. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A report of something that did not work; `code` is for programs. */
export const failedReport = (exitCode: ExitCode, code: string, text: string): DeskReport => ({
  exitCode,
  stream: 'stderr',
  text,
  json: { ok: false, error: { code, message: text } },
});

/** A report that answers the question asked. */
export const answerReport = (exitCode: ExitCode, text: string, json: unknown): DeskReport => ({
  exitCode,
  stream: 'stdout',
  text,
  json,
});
