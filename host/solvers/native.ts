/**
 * A native `cadical` on the PATH: several times faster than WebAssembly on what is hard.
 *
 * Each query is a process of its own, with its formula and its proof in a temporary folder that is removed whatever
 * happens. Nothing it says is taken for granted: an answer without its exit code, two answers at once, an assignment that is none, or a
 * proof that does not end in the empty clause is an error, and the verdict stays open. So is more output than anybody needs, which ends it.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import { clauseText } from '../../engines/symbolic/dimacs.ts';
import type { Satisfiability, Solver, SolverError, Solving } from '../../engines/symbolic/solver.ts';
import { thousands } from '../../model/thousands.ts';
import { reason } from '../files.ts';
import { temporaryFolder } from '../temporary.ts';

/** The exit codes of the SAT competition. */
const SATISFIABLE = 10;
const UNSATISFIABLE = 20;

const error = (message: string): SolverError => ({
  _tag: 'SolverError',
  message: `the solver gave no answer: ${message}; “--solver wasm” uses the one that is built in`,
});

/** What the process has come to. */
interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly thrown: Error | null;
}

/** The most that it may write, in bytes; whatever writes more is ended. */
export interface Most {
  /** On stdout, besides an assignment; and on stderr. */
  readonly output: number;
  readonly proof: number;
}

/** A run of CaDiCaL prints some ten thousand bytes. A proof of a gibibyte is more than Node reads, and than anybody waits for. */
const MOST: Most = { output: 1 << 20, proof: 1 << 30 };

/** So many bytes are enough for each variable of an assignment. */
const ASSIGNED = 16;

/** The variables that the `v` lines say hold; `null` if they are no assignment of all of them, each once. */
const modelIn = (output: string, variables: number): ReadonlySet<number> | null => {
  const holds = new Set<number>();
  const told = new Set<number>();
  let ended = false;
  for (const line of output.split('\n')) {
    if (!line.startsWith('v ')) continue;
    for (const word of line.slice(2).trim().split(/\s+/)) {
      const literal = Number(word);
      if (!Number.isInteger(literal) || ended) return null;
      if (literal === 0) ended = true;
      else if (told.has(Math.abs(literal))) return null;
      else told.add(Math.abs(literal));
      if (literal > 0) holds.add(literal);
    }
  }
  for (let variable = 1; variable <= variables; variable++) if (!told.has(variable)) return null;
  return ended ? holds : null;
};

/** The proof up to the empty clause, `0` alone on a line; `null` if it has none. What stands behind it proves nothing more. */
const upToEmpty = (proof: Buffer): Uint8Array | null => {
  const from = proof.subarray(0, 2).equals(Buffer.from('0\n')) ? -1 : proof.indexOf('\n0\n');
  return from === -1 && proof[0] !== 0x30 ? null : proof.subarray(0, from + 3);
};

/** How many bytes a file has; none if it is not there. */
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const answerOf = (
  command: string,
  { code, signal, thrown }: Ended,
  output: { readonly stdout: string; readonly stderr: string },
  cnf: Cnf,
  proofFile: string | null,
): E.Either<SolverError, Satisfiability> => {
  const said = output.stderr.trim() === '' ? '' : ` (${output.stderr.trim().split('\n').at(-1) ?? ''})`;
  if (thrown !== null) return E.left(error(`${command} cannot be run: ${thrown.message}`));
  const answers = new Set(output.stdout.match(/^s (?:UN)?SATISFIABLE$/gm));
  if (answers.size > 1) return E.left(error(`${command} says both “satisfiable” and “unsatisfiable”`));
  if (signal !== null) return E.left(error(`${command} was ended by ${signal}${said}`));
  if (code === SATISFIABLE && answers.has('s SATISFIABLE')) {
    const model = modelIn(output.stdout, cnf.meanings.length);
    return model === null
      ? E.left(error(`${command} says “satisfiable”, but printed no assignment`))
      : E.right({ _tag: 'Satisfiable', holds: (variable) => model.has(variable) });
  }
  if (code !== UNSATISFIABLE || !answers.has('s UNSATISFIABLE'))
    return E.left(error(`${command} ended with exit code ${String(code)}, and what it printed says nothing${said}`));
  if (proofFile === null) return E.right({ _tag: 'Unsatisfiable', proof: null });
  if (sizeOf(proofFile) === 0) return E.left(error(`${command} says “unsatisfiable”, but wrote no proof`));
  try {
    const proof = upToEmpty(readFileSync(proofFile));
    return proof === null
      ? E.left(error(`the proof that ${command} wrote is cut off; is the disk of ${tmpdir()} full?`))
      : E.right({ _tag: 'Unsatisfiable', proof });
  } catch (caught) {
    return E.left(error(`the proof that ${command} wrote cannot be read: ${reason(caught)}`));
  }
};

const writeFormula = (file: string, cnf: Cnf): void => {
  const handle = openSync(file, 'wx');
  try {
    for (const piece of clauseText(cnf)) writeSync(handle, piece);
  } finally {
    closeSync(handle);
  }
};

const alreadyFailed = (message: string): Solving => ({
  advance: () => E.left(error(message)),
  waiting: () => null,
  conflicts: () => null,
  stop: () => undefined,
});

/** What it is told where a proof is wanted: one in text, and without variables of its own, which unit propagation cannot explain. */
const proofOptions = (version: string): readonly string[] => {
  const [major = 0, minor = 0] = /^\d+\.\d+/.test(version) ? version.split('.').map(Number) : [];
  const adds = major > 2 || (major === 2 && minor >= 2);
  return ['--no-binary', ...(adds ? ['--no-factor'] : [])];
};

const begin = (command: string, cnf: Cnf, wantsProof: boolean, options: readonly string[], most: Most): Solving => {
  let folder: string;
  try {
    folder = temporaryFolder();
  } catch (thrown) {
    return alreadyFailed(`no temporary folder can be made in ${tmpdir()}: ${reason(thrown)}`);
  }
  const clean = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const formula = join(folder, 'formula.cnf');
  const proof = wantsProof ? join(folder, 'proof.drup') : null;
  try {
    writeFormula(formula, cnf);
  } catch (thrown) {
    clean();
    return alreadyFailed(`its formula cannot be written to ${tmpdir()}: ${reason(thrown)}`);
  }
  const child = spawn(command, proof === null ? [formula] : [...options, formula, proof], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watch(command, child, cnf, proof, most, clean);
};

const watch = (
  command: string,
  child: ChildProcess,
  cnf: Cnf,
  proof: string | null,
  most: Most,
  clean: () => void,
): Solving => {
  const output = { stdout: '', stderr: '' };
  let excess: string | null = null;
  /** End the process; a script that was put in its place may have left a process behind that holds on to its output. */
  const kill = (): void => {
    child.kill('SIGKILL');
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  const read = (stream: 'stdout' | 'stderr', limit: number): void => {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      if (excess !== null || output[stream].length <= limit) return;
      excess = `${command} prints without end: more than ${thousands(limit)} bytes on ${stream}`;
      kill();
    });
  };
  // It does not go on without us, whatever ends us.
  process.on('exit', kill);
  read('stdout', most.output + ASSIGNED * cnf.meanings.length);
  read('stderr', most.output);
  let ended: Ended | null = null;
  const waiting = new Promise<void>((resolve) => {
    const end = (how: Ended): void => {
      process.off('exit', kill);
      ended ??= how;
      resolve();
    };
    child.on('error', (thrown) => {
      end({ code: null, signal: null, thrown });
    });
    child.on('close', (code, signal) => {
      end({ code, signal, thrown: null });
    });
  });
  return {
    advance: () => {
      if (excess === null && proof !== null && sizeOf(proof) > most.proof) {
        excess = `${command} writes a proof without end: more than ${thousands(most.proof)} bytes`;
        kill();
      }
      if (excess !== null) {
        clean();
        return E.left(error(excess));
      }
      if (ended === null) return null;
      const answer = answerOf(command, ended, output, cnf, proof);
      clean();
      return answer;
    },
    waiting: () => waiting,
    conflicts: () => {
      const [, conflicts] = /^c conflicts:\s+(\d+)/m.exec(output.stdout) ?? [];
      return conflicts === undefined ? null : Number(conflicts);
    },
    stop: () => {
      kill();
      child.unref();
      clean();
    },
  };
};

/** A solver that takes longer than this, in milliseconds, to say its version has hung. */
const HANGS = 120_000;

/** The command that is looked for on the PATH. */
export const COMMAND = 'cadical';

/** The native solver, if there is one that runs; or why not. */
export const nativeSolver = async (
  command: string = COMMAND,
  most: Most = MOST,
): Promise<E.Either<SolverError, Solver>> => {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: HANGS });
    const version = stdout.trim();
    // A release says 1.9.5, a build for a competition sc2021.
    if (!/^[\w.+-]+$/.test(version))
      return E.left({
        _tag: 'SolverError',
        message: `“${command} --version” prints ${JSON.stringify(version)}, no version`,
      });
    return E.right({
      name: () => `CaDiCaL ${version} (native)`,
      begin: (cnf, { proof }) => begin(command, cnf, proof, proofOptions(version), most),
    });
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    const why = thrown instanceof Error ? thrown.message.trim() : String(thrown);
    return E.left({
      _tag: 'SolverError',
      message: missing
        ? `there is no ${command} on the PATH; install it (Debian: apt-get install cadical), or use --solver wasm`
        : `“${command} --version” fails: ${why}`,
    });
  }
};
