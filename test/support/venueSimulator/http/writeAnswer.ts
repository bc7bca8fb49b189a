/** Writes an answer to its socket, whole or spoiled. */
import type { ServerResponse } from 'node:http';
import type { Fault } from '../faults/fault.ts';
import type { GatewayAnswer } from './gateway.ts';

/** Returns whether a whole answer was written. */
export function writeAnswer(
  response: ServerResponse,
  answer: GatewayAnswer,
  spoil: Fault['kind'] | undefined,
): boolean {
  const body = Buffer.from(answer.body);
  const headers = { ...answer.headers, 'Content-Length': String(body.length) };
  if (spoil === 'loseAnswer') {
    response.destroy();
    return false;
  }
  if (spoil === 'halfBody' || spoil === 'stallBody') {
    response.writeHead(answer.status, headers);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      if (spoil === 'halfBody') response.destroy();
    });
    return false;
  }
  if (spoil === 'garbage') {
    response.writeHead(answer.status, { ...headers, 'Content-Encoding': 'gzip' }).end(body);
    return false;
  }
  if (spoil === 'empty') response.writeHead(200, { 'Content-Length': '0' }).end();
  else if (spoil === 'emptyObject') response.writeHead(200, { ...headers, 'Content-Length': '2' }).end('{}');
  else response.writeHead(answer.status, headers).end(body);
  return true;
}
