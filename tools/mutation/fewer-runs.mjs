// A property that holds a hundred times over tells one mutant from the right code after a few: each
// mutant costs a run of the tests, and there are thousands.
import fc from 'fast-check'

fc.configureGlobal({ numRuns: 10 })
