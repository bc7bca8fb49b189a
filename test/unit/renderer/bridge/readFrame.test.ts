import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../../src/renderer/bridge/readFrame.ts';

describe('readFrame', () => {
  it('reads heartbeats, events and both kinds of reply', () => {
    expect(readFrame('{"heartbeat":5}')).toEqual({ kind: 'heartbeat' });
    expect(readFrame('{"seq":3,"event":"viewPatched","payload":{"parts":{},"rows":{},"logs":{}}}')).toEqual({
      kind: 'event',
      event: { seq: 3, event: 'viewPatched', payload: { parts: {}, rows: {}, logs: {} } },
    });
    expect(readFrame('{"id":1,"ok":true,"value":{"a":1}}')).toEqual({
      kind: 'reply',
      id: 1,
      result: { ok: true, value: { a: 1 } },
    });
    expect(readFrame('{"id":2,"ok":false,"error":{"code":"DENIED","message":"no","checks":[]}}')).toEqual({
      kind: 'reply',
      id: 2,
      result: { ok: false, error: { code: 'DENIED', message: 'no', checks: [] } },
    });
  });
  it.each([
    'not json',
    '[]',
    'null',
    '{"seq":1,"event":"unknown","payload":{}}',
    '{"seq":"1","event":"viewPatched","payload":{}}',
    '{"id":1}',
    '{"id":1,"ok":false,"error":"text"}',
  ])('drops %s', (text) => expect(readFrame(text)).toBeNull());
  it('drops binary messages', () => expect(readFrame(new ArrayBuffer(2))).toBeNull());
});
