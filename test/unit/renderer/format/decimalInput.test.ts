import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/shared/base/result.ts';
import { readDecimalInput, stepDecimalInput } from '../../../../src/renderer/format/decimalInput.ts';

describe('readDecimalInput', () => {
  it('takes the same number with and without grouping, and trims', () => {
    expect(readDecimalInput('1,000.5')).toEqual(ok('1000.5'));
    expect(readDecimalInput(' 1000.5 ')).toEqual(ok('1000.5'));
    expect(readDecimalInput('007')).toEqual(ok('7'));
    expect(readDecimalInput('1.50')).toEqual(ok('1.5'));
  });
  it('refuses a comma as decimal sign', () => {
    expect(readDecimalInput('1,5')).toEqual(err('Found a comma as decimal sign. Write 1.5.'));
  });
  it.each(['1e5', '-5', '+5', '−5', '', '1.2.3', 'abc', '.5', '1.', '1,00,000', '0,500', '<b>1</b>'])(
    'refuses %j',
    (text) => expect(readDecimalInput(text).ok).toBe(false),
  );
  it('names the two nearest values when finer than the step', () => {
    expect(readDecimalInput('60000.07', '0.1')).toEqual(
      err('Found 60000.07, which is between two steps of 0.1. Write 60,000.0 or 60,000.1.'),
    );
  });
});

describe('stepDecimalInput', () => {
  it('moves to the next multiple of the step', () => {
    expect(stepDecimalInput('60000', '0.1', 1)).toBe('60000.1');
    expect(stepDecimalInput('60000.05', '0.1', -1)).toBe('60000.0');
    expect(stepDecimalInput('', '0.1', 1)).toBe('0.1');
  });
  it('never goes below zero and leaves unreadable text alone', () => {
    expect(stepDecimalInput('0', '0.1', -1)).toBe('0');
    expect(stepDecimalInput('1,5', '0.1', 1)).toBe('1,5');
  });
});
