/** `--help` prints how a command is used, and ends with 0. Call it first, because nothing may have happened yet. */
export function answerHelp(usage: string): void {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  console.log(usage.trim());
  process.exit(0);
}

/** For a command without arguments: any other than `--help` is a mistake, which ends with 1. */
export function takeNoArguments(usage: string): void {
  answerHelp(usage);
  if (process.argv.length === 2) return;
  console.error(`This command takes no arguments.\n\n${usage.trim()}`);
  process.exit(1);
}
