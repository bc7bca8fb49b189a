/** Handles of the workspace database. A readable handle cannot be passed where rows are written; each is made in one place (openDatabase). */
import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

export type ReadableDatabase = Database.Database & { readonly [readable]: true };
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };
