/** The time of the last row of a candle file: read from the end of a plain file, unpacked and thrown away for a gzip file. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { stampAt } from './candleRow.ts';
import type { CandleHead } from './candleHead.ts';
import { readProblem } from './textBlocks.ts';
import { stampToMs, unitOf } from './timeUnit.ts';

const TAIL_BYTES = 32_768;
/** Unpacking this much takes about a second; the end of larger files stays unknown until it is reached. */
const LARGEST_UNPACKED = 32 * 1024 * 1024;
const UNPACK_BLOCK_BYTES = 262_144;

/** Open time of the last row, null when it is not worth finding or cannot be read; fails when the file is damaged. */
export async function readLastTime(path: string, head: CandleHead): Promise<Result<UnixMs | null, string>> {
  if (!head.gzip) return readPlainTail(path, head);
  if (head.bytes > LARGEST_UNPACKED) return ok(null);
  try {
    return ok(lastTimeIn(await unpackTail(path), head));
  } catch (error) {
    return err(readProblem(error));
  }
}

/** The last piece of an unpacked file, at least one row long. */
async function unpackTail(path: string): Promise<string> {
  const gunzip = createGunzip({ chunkSize: UNPACK_BLOCK_BYTES });
  const stream = pipeline(createReadStream(path, { highWaterMark: UNPACK_BLOCK_BYTES }), gunzip, () => undefined);
  let previous: Buffer = Buffer.alloc(0);
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    previous = last;
    last = chunk;
  }
  return Buffer.concat([previous, last]).toString('latin1').slice(-TAIL_BYTES);
}

async function readPlainTail(path: string, head: CandleHead): Promise<Result<UnixMs | null, string>> {
  try {
    const handle = await open(path, 'r');
    try {
      const from = Math.max(0, head.bytes - TAIL_BYTES);
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, from);
      return ok(lastTimeIn(buffer.toString('latin1', 0, bytesRead), head));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(readProblem(error));
  }
}

function lastTimeIn(text: string, { layout, unit }: CandleHead): UnixMs | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const columns = lines.at(-1)?.split(',') ?? [];
  const word = columns[layout.time] ?? '';
  const stamp = stampAt(word, 0, word.length);
  return columns.length !== layout.columns || unitOf(stamp) !== unit ? null : stampToMs(stamp, unit);
}
