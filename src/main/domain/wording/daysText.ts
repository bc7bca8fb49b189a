/** A number of days in words. */

/** "1 day", "2 days", "0.1 days". */
export const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
