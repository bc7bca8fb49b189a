import { describe, expect, it } from 'vitest';
import { readyUrl } from '../../../scripts/start/readyUrl.ts';

describe('readyUrl', () => {
  it('reads the address of the ready line', () => {
    expect(readyUrl('{"ready":true,"url":"http://127.0.0.1:4000/#token=ab"}')).toBe('http://127.0.0.1:4000/#token=ab');
  });

  it.each([
    '',
    'listening',
    '{',
    '{"ready":false,"url":"http://127.0.0.1/"}',
    '{"ready":true}',
    '{"ready":true,"url":1}',
  ])('returns null for %j', (line) => {
    expect(readyUrl(line)).toBeNull();
  });
});
