import { describe, expect, it } from 'vitest';
import { hostsIn, ownAddress } from '../../../../../src/main/adapters/venue/unified/ownAddress.ts';

const endpoints = { rest: 'http://127.0.0.1:9/', stream: 'ws://127.0.0.1:9/fut', wsApi: 'ws://127.0.0.1:9/ws-api/v3' };

describe('ownAddress', () => {
  it.each([
    ['https://api.venue.com/v5/order?symbol=X', 'http://127.0.0.1:9/v5/order?symbol=X'],
    ['wss://stream.venue.com:9443/private/ws?listenKey=K', 'ws://127.0.0.1:9/fut/private/ws?listenKey=K'],
    ['wss://ws-api.venue.com/ws-api/v3', 'ws://127.0.0.1:9/ws-api/v3'],
  ])('puts %s at %s', (address, expected) => {
    expect(ownAddress(address, endpoints)).toBe(expected);
  });
});

describe('hostsIn', () => {
  it('finds the hosts of a tree, whatever its depth, with the exchange in its place', () => {
    const tree = { public: 'https://api.{hostname}', ws: { spot: 'wss://stream.{hostname}:9443/v5' }, none: undefined };
    expect([...hostsIn(tree, 'bybit.com')]).toEqual(['api.bybit.com', 'stream.bybit.com:9443']);
  });
});
