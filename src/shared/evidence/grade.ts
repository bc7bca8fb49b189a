/** The evidence grade of EV-09: how much a record says beyond its thresholds. It informs and never blocks. */
import { z } from 'zod';

export const evidenceGrades = ['A', 'B', 'C', 'D'] as const;
export const evidenceGradeSchema = z.enum(evidenceGrades);
export type EvidenceGrade = z.output<typeof evidenceGradeSchema>;
