/** Random identifiers, seeded in a replay so that the same run writes the same journal. */

export interface IdSource {
  /** A UUID text. The purpose keeps seeded sequences apart: "log", "boot", "session". */
  uuid(purpose: string): string;
}
