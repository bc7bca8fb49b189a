/** Why a step clock began at zero: "T1: user" is a mode change, by its rule and who made it (SM-03). */
const byWhom = { user: 'by you', rule: 'by a rule' } as const;

export function resetWords(cause: string): string {
  const change = /^(T\d+): (user|rule)$/.exec(cause);
  const [, rule, who] = change ?? [];
  return rule === undefined ? cause : `change of mode ${byWhom[who === 'user' ? 'user' : 'rule']} (${rule})`;
}
