#!/usr/bin/env node
/**
 * The command line, run: in this process, or in one that can be stopped, where it may run code that is not ours, has a limit of
 * time, or may be at work for long without a pause.
 *
 * Nothing is imported before Ctrl-C is guarded, because loading it takes long enough for that.
 */
const words = process.argv.slice(2);
const json = words.includes('--json');

let isInterrupted = false;

/** Ctrl-C before anything is loaded that guards it. */
const early = (): void => {
  if (isInterrupted) return;
  isInterrupted = true;
  void (async () => {
    const { printUnknown } = await import('./unknown.ts');
    printUnknown({ _tag: 'interrupted' }, { phase: 'loading', progress: null, within: null }, json);
    process.stdout.write('', () => process.exit(2));
  })();
};

process.on('SIGINT', early).on('SIGTERM', early);

/** What is loaded takes over. Where it came too late, nothing is begun any more. */
const takeOver = async (begin: () => unknown): Promise<void> => {
  if (isInterrupted) return;
  process.off('SIGINT', early).off('SIGTERM', early);
  await begin();
};

const [{ mayRunForeignCode }, { mayTakeLong }, { isLimited }] = await Promise.all([
  import('./stoppable/foreign.ts'),
  import('./stoppable/large.ts'),
  import('./stoppable/limited.ts'),
]);

if (isLimited(words) || mayTakeLong(words) || mayRunForeignCode(words)) {
  const { watchOver } = await import('./stoppable/watch.ts');
  await takeOver(() => watchOver(words));
} else {
  const { guardInterruption } = await import('./interruption.ts');
  await takeOver(async () => {
    guardInterruption(json);
    await (await import('./begin.ts')).beginCommand(words);
  });
}
