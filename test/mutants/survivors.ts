/** Mutants that no test can or should notice: by source, each reason once with its mutants as `npm run mutants` prints them. */
export const SURVIVORS: Record<string, { why: string; mutants: string[] }[]> = {};
