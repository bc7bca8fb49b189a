/** Candle files below some folders, in order of path. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import { isCandleFileName } from './candleFileName.ts';
import { readProblem } from './textBlocks.ts';

export interface ListedFile {
  readonly path: string;
  readonly name: string;
}

export interface ListProblem {
  readonly folder: string;
  readonly reason: string;
}

/** Lists .csv and .csv.gz files in the folders and their subfolders; a path to one file stands for itself. */
export async function listCandleFiles(folders: readonly string[]): Promise<Result<readonly ListedFile[], ListProblem>> {
  const files = new Map<string, ListedFile>();
  for (const folder of folders) {
    const found = await listFolder(folder);
    if (!found.ok) return found;
    for (const file of found.value) files.set(file.path, file);
  }
  return ok([...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1)));
}

async function listFolder(folder: string): Promise<Result<readonly ListedFile[], ListProblem>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const candles = entries.filter((entry) => !entry.isDirectory() && isCandleFileName(entry.name));
    return ok(candles.map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name })));
  } catch (error) {
    const isFile = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    if (isFile) return ok([{ path: folder, name: folder.split(/[\\/]/).at(-1) ?? folder }]);
    return err({ folder, reason: readProblem(error) });
  }
}
