import { describe, expect, it } from 'vitest';
import { alertCatalog, type AlertType } from '../../../src/main/engine/alertCatalog.ts';
import type { AlertKind } from '../../../src/main/engine/alertKind.ts';
import { triggerNames } from '../../../src/shared/settings/breaker.ts';

const kinds: readonly (readonly [string, AlertKind])[] = Object.entries(alertCatalog);

describe('alertCatalog', () => {
  it('has one type for each trigger, under its rule', () => {
    const rules = triggerNames.map((trigger) => alertCatalog[`BREAKER_${trigger}` satisfies AlertType].rule);
    const ofBreaker = Array.from({ length: 15 }, (_, at) => `EB-${String(at + 2).padStart(2, '0')}`);
    expect(rules).toEqual([...ofBreaker, 'RC-08', 'RC-09']);
  });

  it.each(kinds)('says of %s what it means, what to do and by when', (_, kind) => {
    expect(kind.meaning).toMatch(/^[A-Z].{20,}\.$/);
    expect(kind.action).toMatch(/^[A-Z].{15,}\.$/);
    expect(kind.deadline.length).toBeGreaterThan(2);
    expect(`${kind.meaning} ${kind.action}`).not.toMatch(/please|oops|error occurred|!/i);
    expect(kind.text({ found: 'what was found', symbol: 'BTC/USDT' })).toContain('what was found');
  });
});
