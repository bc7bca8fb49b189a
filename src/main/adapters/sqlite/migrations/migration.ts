/** One step of the schema: SQL that takes a database from version - 1 to version. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
