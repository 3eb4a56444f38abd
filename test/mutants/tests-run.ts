/** The tests that are run for each mutant, as patterns from the root. */
export const TESTS_RUN = ['test/domain/**/*.test.ts'];

/**
 * Those that need a build, or measure time. And the oracle of the opening hours: it looks at every minute of two weekends, which takes
 * too long for each mutant, and examples notice them.
 */
export const TESTS_LEFT_OUT = [
  'test/domain/{*-bundle,contrast,import-table,opening-hours.oracle,personal-data-speed,wording}.test.ts',
];
