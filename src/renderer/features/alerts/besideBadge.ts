/** The sentence beside a severity badge: the badge has said the first word already ("CRITICAL, PAPER: ..." reads "PAPER: ..."). */
export const besideBadge = (sentence: string): string => sentence.replace(/^(?:CRITICAL|HIGH|WARN|INFO), /, '');
