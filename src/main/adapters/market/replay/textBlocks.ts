/** A text file, plain or gzip, as a stream of blocks that end at line breaks. Never holds more than a few blocks; a line has a bounded length. */
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '../../../../shared/base/result.ts';

/** Whole lines are in text[0, end). */
export interface TextBlock {
  readonly text: string;
  readonly end: number;
}

export interface TextBlocks {
  /** The next block, null at the end; fails with the reason when the file cannot be read. */
  next(): Promise<Result<TextBlock | null, string>>;
  close(): void;
}

export interface TextBlocksOptions {
  readonly path: string;
  readonly gzip: boolean;
  readonly blockBytes: number;
}

/** Longer lines are not candles. */
const LONGEST_LINE = 16_384;

/** Opens the file on the first read. */
export function openTextBlocks(options: TextBlocksOptions): TextBlocks {
  let stream: Readable | null = null;
  let chunks: AsyncIterator<unknown> | null = null;
  let rest = '';
  let ended = false;
  const nextChunk = async (): Promise<string | null> => {
    stream ??= openStream(options);
    chunks ??= stream[Symbol.asyncIterator]();
    const chunk = await chunks.next();
    if (chunk.done === true) return null;
    return Buffer.isBuffer(chunk.value) ? chunk.value.toString('latin1') : '';
  };
  const read = async (): Promise<Result<TextBlock | null, string>> => {
    while (!ended) {
      const chunk = await nextChunk();
      if (chunk === null) break;
      const text = rest + chunk;
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      if (rest.length > LONGEST_LINE)
        return err(`a line of more than ${LONGEST_LINE} characters: this is not a candle file`);
      if (end > 0) return ok({ text, end });
    }
    ended = true;
    const last = rest;
    rest = '';
    return ok(last === '' ? null : { text: last, end: last.length });
  };
  return {
    next: () => read().catch((error: unknown) => err(readProblem(error))),
    close: () => {
      ended = true;
      stream?.destroy();
    },
  };
}

function openStream({ path, gzip, blockBytes }: TextBlocksOptions): Readable {
  const file = createReadStream(path, { highWaterMark: blockBytes });
  if (!gzip) return file;
  const gunzip = createGunzip({ chunkSize: blockBytes });
  // Errors of either stream reach the reader through the last one.
  return pipeline(file, gunzip, () => undefined);
}

/** The reason a file could not be read, in words. */
export function readProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return 'the gzip data end early: the file was cut off';
  if (code.startsWith('Z_')) return 'the gzip data are damaged';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ENOENT') return 'it is gone';
  return error instanceof Error ? error.message : String(error);
}
