import { replayCorpus } from 'strategos/vitest';

// A test for each counterexample in this folder: what broke a protocol once is tried again, for ever.
replayCorpus('counterexamples');
