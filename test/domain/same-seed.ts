import fc from 'fast-check';

// With chosen examples, so that two runs over the same code notice the same mutants.
fc.configureGlobal({ seed: 20_261_125 });
