import { describe, expect, it } from 'vitest';
import { addressProblem, isLoopback } from '../../../../src/shared/model/ownAddress.ts';

describe('isLoopback', () => {
  it.each(['http://127.0.0.1:9', 'ws://127.255.0.3/fut', 'http://localhost:8080/x', 'ws://[::1]:9', 'http://127.1'])(
    'takes %s for this computer',
    (address) => expect(isLoopback(address)).toBe(true),
  );
  it.each([
    'http://127.0.0.1.example',
    'http://127.example',
    'https://10.0.0.1',
    'http://localhost.example',
    'http://[',
  ])('takes %s for another one', (address) => expect(isLoopback(address)).toBe(false));
});

describe('addressProblem', () => {
  it.each(['http://127.0.0.1:9', 'https://proxy.example', 'wss://proxy.example/stream', 'ws://localhost:9'])(
    'takes %s',
    (address) => expect(addressProblem(address)).toBeNull(),
  );
  it.each([
    ['http://10.0.0.7:8080', 'is not encrypted'],
    ['ws://proxy.example', 'is not encrypted'],
    ['http://127.0.0.1:65536', 'is no address'],
    ['https://', 'is no address'],
  ])('refuses %s, and does not repeat it', (address, words) => {
    expect(addressProblem(address)).toContain(words);
    expect(addressProblem(address)).not.toContain(address);
  });
});
