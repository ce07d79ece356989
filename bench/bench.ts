/**
 * The figures the project promises, measured: whole processes of the built command line, from start to exit.
 *
 *   npm run bench              build, measure, print the table
 *   npm run bench -- --write   the same, into docs/performance.md as well
 *
 * Counts stand beside times, since counts do not depend on the machine: tests gate on those, never on times.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One promise: a command, and what it may take. */
interface Task {
  readonly command: readonly string[];
  readonly seconds: number | null;
  readonly megabytes: number | null;
  readonly scenariosPerSecond: number | null;
  /** What has to be run first, and is not measured. */
  readonly first: readonly string[] | null;
  readonly runs: number;
}

interface Measured extends Task {
  readonly medianSeconds: number;
  readonly peakMegabytes: number;
  readonly evaluations: string;
  readonly scenarios: string;
  /** Scenarios a second of the search alone, for fuzzing. */
  readonly rate: number | null;
}

/** How often a command is run unless that would take minutes; the table gives the median. */
const RUNS = 3;

const words = (command: string): readonly string[] => command.split(' ');

const task = (command: string, bounds: Partial<Omit<Task, 'command' | 'first'>>, first?: string): Task => ({
  command: words(command),
  first: first === undefined ? null : words(first),
  runs: RUNS,
  seconds: null,
  megabytes: null,
  scenariosPerSecond: null,
  ...bounds,
});

const tasks: readonly Task[] = [
  task('--help', { seconds: 0.15 }),
  task('check om -n 4 -m 1', { seconds: 0.4 }),
  task('check om -n 7 -m 2 --engine exhaustive', { seconds: 2, megabytes: 300 }),
  task('check phase-king -n 10 -m 3 --engine exhaustive', { seconds: 10 }),
  task('check om -n 7 -m 2 --engine fuzz --runs 1000000', { scenariosPerSecond: 50_000 }),
  task('prove --out TEMP', {}),
  task('check om -n 7 -m 2', { seconds: 0.5 }),
  task('check om -n 10 -m 3 --engine symbolic', { seconds: 0.8 }),
  task('check om -n 10 -m 3 --engine symbolic --solver wasm --certificate TEMP/om-10', { seconds: 2.5 }),
  task('check om -n 10 -m 3 --engine symbolic --solver native --certificate TEMP/om-10', { seconds: 2.5 }),
  task('certify TEMP/om-10', { seconds: 3 }, 'check om -n 10 -m 3 --solver wasm --certificate TEMP/om-10'),
  task('check om -n 13 -m 4 --solver native', { seconds: 40, megabytes: 1500, runs: 1 }),
  task('check om -n 13 -m 4 --solver native --certificate TEMP/om-13', { seconds: 120, runs: 1 }),
  task('certify TEMP/om-13', { runs: 1 }, 'check om -n 13 -m 4 --solver native --certificate TEMP/om-13'),
  task('check om -n 6 -m 2 --minimum --expect violated', { seconds: 2 }),
  task('check om -n 6 -m 2 --minimum --engine symbolic --solver wasm --expect violated', { seconds: 2 }),
  task('check phase-king -n 10 -m 3 --solver native', {}),
  task('impossible om -n 3 -m 1', { seconds: 0.5 }),
  task('impossible phase-king -n 30 -m 10', { seconds: 5 }),
  task('solvable -n 3 -t 1 --rounds 2 --faults byzantine', { seconds: 5 }),
  task('solvable -n 4 -t 2 --rounds 2 --faults crash', { seconds: 30 }),
  // Nothing has changed; then everything that a change to one protocol makes it ask again.
  task('regress', { seconds: 1 }, 'regress'),
  task('regress om --all', { seconds: 8 }),
  task('regress phase-king --all', { seconds: 8 }),
  task('diff om om -n 7 -m 2', { seconds: 3 }),
  task('report --out TEMP', { seconds: 10 }),
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One run: seconds from start to exit, peak megabytes, and what it printed. */
const runOnce = (command: readonly string[], temporary: string) => {
  // What is expected of the registered protocols lies in the repository; everything else needs an empty folder.
  const cwd = command[0] === 'regress' ? root : temporary;
  const peak = join(temporary, 'peak');
  const main = ['--import', join(root, 'bench', 'peak.js'), join(root, 'dist', 'cli', 'main.js')];
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...main, ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, STRATEGOS_PEAK: peak, NO_COLOR: '1' },
  });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`strategos ${command.join(' ')} ended with ${String(status)}: ${stderr}`);
  return { seconds, megabytes: Number(readFileSync(peak, 'utf8')) / 1024, stdout };
};

/** What `check --json` says of the evidence, as far as it is quoted here. */
interface Evidence {
  readonly evaluations: string;
  readonly scenarios: string;
  readonly ms: number;
  readonly effort?: { readonly clauses: number; readonly conflicts: number | null };
}

const evidenceIn = (json: string): Evidence | null => {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null || !('evidence' in parsed)) return null;
  return parsed.evidence as Evidence;
};

const countsText = ({ evaluations, effort }: Evidence): string => {
  const counts = Number(evaluations).toLocaleString('en');
  if (effort === undefined) return counts;
  const { clauses, conflicts } = effort;
  return `${counts}; ${clauses.toLocaleString('en')} clauses, ${(conflicts ?? 0).toLocaleString('en')} conflicts`;
};

const measure = (asked: Task): Measured => {
  const temporary = mkdtempSync(join(tmpdir(), 'strategos-bench-'));
  const placed = (text: readonly string[]): readonly string[] => text.map((word) => word.replace(/^TEMP\b/, temporary));
  const command = placed(asked.command);
  try {
    if (asked.first !== null) runOnce(placed(asked.first), temporary);
    const runs = Array.from({ length: asked.runs }, () => runOnce(command, temporary));
    const evidence = command[0] === 'check' ? evidenceIn(runOnce([...command, '--json'], temporary).stdout) : null;
    return {
      ...asked,
      medianSeconds: median(runs.map(({ seconds }) => seconds)),
      peakMegabytes: median(runs.map(({ megabytes }) => megabytes)),
      evaluations: evidence === null ? '–' : countsText(evidence),
      scenarios: evidence === null ? '–' : BigInt(evidence.scenarios).toLocaleString('en'),
      rate:
        asked.scenariosPerSecond === null || evidence === null
          ? null
          : (Number(evidence.scenarios) / evidence.ms) * 1000,
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
};

const promise = ({ seconds, megabytes, scenariosPerSecond }: Task): string =>
  [
    ...(seconds === null ? [] : [`≤ ${String(seconds)} s`]),
    ...(megabytes === null ? [] : [`≤ ${String(megabytes)} MB`]),
    ...(scenariosPerSecond === null ? [] : [`≥ ${scenariosPerSecond.toLocaleString('en')} scenarios/s`]),
  ].join(', ') || '–';

const kept = ({ seconds, megabytes, scenariosPerSecond, medianSeconds, peakMegabytes, rate }: Measured): boolean =>
  (seconds === null || medianSeconds <= seconds) &&
  (megabytes === null || peakMegabytes <= megabytes) &&
  (scenariosPerSecond === null || (rate ?? 0) >= scenariosPerSecond);

/** A number with tens of digits says no more than its size. */
const short = (count: string): string => {
  const digits = count.replaceAll(',', '');
  return digits.length > 22 ? `${digits.slice(0, 1)}.${digits.slice(1, 3)}e+${String(digits.length - 1)}` : count;
};

const row = (measured: Measured): string => {
  const { command, medianSeconds, peakMegabytes, evaluations, scenarios, rate } = measured;
  const time = `${medianSeconds.toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB`;
  const speed = rate === null ? '' : `, ${Math.round(rate).toLocaleString('en')} scenarios/s`;
  const name = `\`strategos ${command.join(' ')}\``.replace(' --out TEMP', '').replace('TEMP/', '');
  return `| ${[name, promise(measured), `${time}${speed}`, evaluations, short(scenarios), kept(measured) ? 'yes' : '**no**'].join(' | ')} |`;
};

const BEGINS = '<!-- table: npm run bench -- --write -->';
const ENDS = '<!-- end of table -->';

execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' });
const measured = tasks.map(measure);
const [cpu] = cpus();
const table = [
  '| command | promise | measured | evaluations, and what was solved | scenarios | kept |',
  '| --- | --- | --- | --- | --- | --- |',
  ...measured.map(row),
  '',
  `Medians of ${String(RUNS)} runs, one where it takes many seconds, on ${String(cpus().length)} × ${cpu?.model.trim() ?? 'unknown processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, Node ${process.version}.`,
].join('\n');
process.stdout.write(`${table}\n`);
if (process.argv.includes('--write')) {
  const page = join(root, 'docs', 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [before = ''] = text.split(BEGINS);
  const [, after = ''] = text.split(ENDS);
  writeFileSync(page, `${before}${BEGINS}\n\n${table}\n\n${ENDS}${after}`);
}
if (!measured.every(kept)) process.exitCode = 1;
