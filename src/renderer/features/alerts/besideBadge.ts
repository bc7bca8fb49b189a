/** The sentence beside a severity badge: the badge has said the first word already ("CRITICAL, PAPER: ..." reads "PAPER: ..."). */
export function besideBadge(sentence: string): string {
  const rest = sentence.replace(/^(?:CRITICAL|HIGH|WARN|INFO)[,:] /, '');
  return rest === sentence ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}
