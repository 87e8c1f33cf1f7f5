// The command line from its sources, run where the user called it: `npm run` itself moves to the
// repository's root, and would look for the user's files there.
process.chdir(process.env.INIT_CWD ?? '.')
await import('../packages/cli/src/main.ts')
