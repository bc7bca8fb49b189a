import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskActions, parseDeskCommand } from '../../../src/main/cli/parseDeskCommand.ts';

const parse = (...args: string[]) => parseDeskCommand(args, process.cwd());

describe('parseDeskCommand', () => {
  it.each(deskActions)('knows %s', (action) => {
    expect(parse(...action.split(' '))).toEqual({ ok: true, value: { action, dataDir: null, json: false } });
  });

  it('reads folder and json before or after the command', () => {
    const value = { action: 'status', dataDir: resolve('there'), json: true };
    expect(parse('--json', 'status', '--data', 'there')).toEqual({ ok: true, value });
    expect(parse('status', '--data=there', '--json')).toEqual({ ok: true, value });
  });

  it('takes help from anywhere', () => {
    expect(parse('--help')).toMatchObject({ ok: true, value: { action: 'help' } });
    expect(parse('status', '--help')).toMatchObject({ ok: true, value: { action: 'help' } });
  });

  it.each([
    [[], 'A command is missing.'],
    [['resume'], 'There is no command "resume".'],
    [['status', 'now'], 'There is no command "status now".'],
    [['journal'], 'There is no command "journal".'],
    [['verify', 'journal'], 'There is no command "verify journal".'],
    [['status', '--force'], "Unknown option '--force'."],
    [['status', '--data'], "Option '--data <value>' argument missing."],
    [['status', '--data='], '--data needs a folder.'],
    [['status', '--json=1'], "Option '--json' does not take an argument."],
  ])('refuses %j in one line', (args, text) => {
    expect(parse(...args)).toEqual({ ok: false, error: text });
  });
});
