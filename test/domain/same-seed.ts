import fc from 'fast-check';

// The same examples in every run, so that two runs over the same code notice the same mutants.
fc.configureGlobal({ seed: 20_261_125 });
