/* By what the mutants are noticed. Evidence holds as long as nothing here changes. */

/** What is mutated, as patterns from the root. */
export const MUTATED = ['worker/domain/**/*.ts', 'widget/personal-data/*.ts'];

/** The default settings are content, not rules: a test of them would repeat them. */
export const NOT_MUTATED = ['worker/domain/settings/default-settings.ts'];

/**
 * Kinds of mutants that are left out. The compiler refuses an empty string, which is in no union here, and an empty object, which lacks
 * its fields. Regular expressions are left to the corpus of personal data: a changed one mostly matches what nobody writes, and most of
 * them are put together from pieces that Stryker does not see.
 */
export const NOT_PLANTED = ['StringLiteral', 'ObjectLiteral', 'Regex'] as const;

/** The tests that are run for each mutant. */
export const TESTS_RUN = ['test/domain/**/*.test.ts'];

/**
 * Those that need a build, or measure time. And the oracle of the opening hours: it looks at every minute of two weekends, which takes
 * too long for each mutant, and examples notice them.
 */
export const TESTS_LEFT_OUT = [
  'test/domain/{*-bundle,contrast,import-table,opening-hours.oracle,personal-data-speed,wording}.test.ts',
];
