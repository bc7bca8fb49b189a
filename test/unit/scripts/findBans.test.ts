import { describe, expect, it } from 'vitest';
import { findBans } from '../../../scripts/bans/findBans.ts';

const messages = (path: string, text: string): readonly string[] => findBans(path, text).map((ban) => ban.message);

describe('findBans', () => {
  it.each([
    ['await', 'export const a = async () => await b;'],
    ['async', 'export async function a(): Promise<void> {}'],
    ['for await', 'export async function a() { for await (const x of y) x(); }'],
  ])('refuses %s in the domain', (_name, text) => {
    expect(messages('src/main/domain/rule.ts', text)).toContain('rules never wait');
  });

  it('lets the engine wait', () => {
    expect(messages('src/main/engine/runner.ts', 'export const a = async () => await b;')).toEqual([]);
  });

  it.each(['export const a = 1;', 'export function a(): void {}', "import { a } from './b.ts';", 'export class A {}'])(
    'refuses runtime code in ports: %s',
    (text) => {
      expect(messages('src/main/ports/clock.ts', text)).toEqual(['ports hold types only']);
    },
  );

  it.each([
    "import type { A } from './a.ts';",
    "export type { A } from './a.ts';",
    'export interface Clock { now(): number }',
    'export type A = string;',
    'interface Inner { a: 1 }',
  ])('lets ports declare types: %s', (text) => {
    expect(messages('src/main/ports/clock.ts', text)).toEqual([]);
  });

  it.each([
    ['// ox', 'lint-disable-next-line'],
    ['// @ts-', 'expect-error'],
    ['/* es', 'lint-disable */'],
  ])('refuses a rule switched off: %s%s', (start, end) => {
    expect(messages('src/shared/a.ts', `\n${start}${end}`)).toEqual(['no rule is switched off in a comment']);
  });

  it('refuses skipped and focused tests and says where', () => {
    const text = `it('a', b);\nit.${'skip'}('a', b);\ndescribe.${'only'}('a', b);`;
    expect(findBans('test/unit/a.test.ts', text)).toEqual([
      { line: 2, message: 'no skipped or focused tests' },
      { line: 3, message: 'no skipped or focused tests' },
    ]);
  });

  it.each([
    'src/shared/utils.ts',
    'src/main/domain/helpers.ts',
    'src/renderer/ui/badge.tsx',
    'src/shared/Order.ts',
    'src/shared/my-order.ts',
  ])('refuses the file name %s', (path) => {
    expect(messages(path, '')).toHaveLength(1);
  });

  it.each([
    'src/shared/order.ts',
    'src/renderer/ui/Badge.tsx',
    'src/renderer/main.tsx',
    'src/main/adapters/sqlite/migrations/0001-first.ts',
    'test/unit/order.test.ts',
    'test/e2e/desk.spec.ts',
  ])('accepts the file name %s', (path) => {
    expect(messages(path, '')).toEqual([]);
  });
});
