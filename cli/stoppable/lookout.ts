/**
 * The thread beside a command that may run code that is not ours: such code may never let anything else have a turn in the main
 * thread, and then only another thread can act.
 *
 * It ends the process, and the group that it leads, as soon as the process that watches is gone, however that went. Asked by that
 * one, it looks where in a protocol's code the main thread is, and says so. It looks as a debugger does: the main thread is
 * stopped at once, even in a loop without end, and goes on a moment later; while nobody asks, it costs nothing.
 *
 * Limits: a main thread that waits for a system call is not stopped, and nothing is said then; neither is where the thread of a
 * cell of `regress` is.
 */
import { Session } from 'node:inspector';
import type { Debugger } from 'node:inspector';
import { Socket } from 'node:net';
import { resolve, sep } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { packageFolder } from '../../host/package.ts';
import type { Source } from '../../host/source-map.ts';
import { sourceMapOf } from '../../host/source-map.ts';
import type { RunBundle } from '../../host/running-bundles.ts';
import { LIFELINE } from './channel.ts';
import { signal } from './group.ts';
import { sayWithin } from './within.ts';

/** The bundles that are run in the main thread, by their addresses. */
const bundles = new Map<string, RunBundle>();

/** A function of a bundle, and where in its sources it is. */
interface Frame extends Source {
  readonly name: string;
}

/** The functions of bundles among those that are under way, the innermost first. What the bundler put there has no place. */
const framesOf = (frames: readonly Debugger.CallFrame[], addresses: ReadonlyMap<string, string>): readonly Frame[] =>
  frames.flatMap(({ functionName, location: { scriptId, lineNumber, columnNumber = 0 } }) => {
    const bundle = bundles.get(addresses.get(scriptId) ?? '');
    if (bundle === undefined) return [];
    const source = sourceMapOf(bundle.file, bundle.map).placeAt(lineNumber + 1, columnNumber + 1);
    return source === null ? [] : [{ ...source, name: functionName }];
  });

const OURS = `${resolve(packageFolder())}${sep}`;

/** Stop the main thread, say where it is, and let it go on. */
const look = (): void => {
  if (bundles.size === 0) {
    sayWithin(null);
    return;
  }
  const session = new Session();
  const addresses = new Map<string, string>();
  session.connectToMainThread();
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => addresses.set(scriptId, url));
  session.on('Debugger.paused', ({ params: { callFrames } }) => {
    session.post('Debugger.resume');
    session.disconnect();
    const frames = framesOf(callFrames, addresses);
    // A bundle has modules of ours in it.
    const [innermost] = frames.filter(({ path }) => !path.startsWith(OURS));
    sayWithin(
      innermost === undefined
        ? null
        : { function: innermost.name, from: frames.at(-1)?.name ?? '', place: innermost.place },
    );
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
};

parentPort?.on('message', (bundle: RunBundle) => bundles.set(bundle.url, bundle));

new Socket({ fd: LIFELINE })
  .on('data', look)
  .on('error', () => undefined)
  .on('close', () => {
    signal(process.pid, 'SIGKILL', 'all');
    signal(process.pid, 'SIGKILL', 'it');
  });

// From now on the process may run what is not ours.
parentPort?.postMessage('there');
