/**
 * Research reports for tests: what a survey asks, asked here without a clock, a solver or files.
 */
import { ask } from '../engines/ask.ts';
import { check } from '../engines/check.ts';
import type { CheckOptions } from '../engines/check-options.ts';
import { premisesOf } from '../engines/premises.ts';
import type { Question } from '../engines/question.ts';
import { argumentsAgainst } from '../inquiry/agenda/arguments.ts';
import type { PlannedQuestion } from '../inquiry/agenda/sheets.ts';
import { sheetsOf } from '../inquiry/agenda/sheets.ts';
import { standardOptions } from '../inquiry/standard-options.ts';
import { protocol } from '../model/protocol.ts';
import type { Protocol } from '../model/protocol.ts';
import { exhibitsOf } from '../reports/document/exhibit.ts';
import { answerOf, atlasOf, shownSpots } from '../reports/document/answer.ts';
import { argumentsFor } from '../reports/document/arguments.ts';
import { costTables } from '../reports/document/costs.ts';
import type { AnsweredQuestion, ResearchReport, ReportSubject } from '../reports/document/report.ts';
import { drive } from './drive.ts';
import { toyProgram } from './toy.ts';

/** A registered protocol, or one that is taken for one. */
export const subjectOf = (about: Protocol, module: string | null = null): ReportSubject => ({
  protocol: about,
  properties: [],
  module,
  fingerprint: 'sha256:0',
  established: { purity: 'checked', values: 'checked' },
});

const OPTIONS: CheckOptions = {
  ...standardOptions,
  engine: 'exhaustive',
  minimum: true,
};

const asked = (subject: ReportSubject, question: Question): AnsweredQuestion => {
  const answered = drive(ask(question, OPTIONS));
  return answerOf(subject, question, answered, premisesOf(question, answered.finding, subject.established));
};

/** The report on protocols at small sizes: of a sheet only those with so few claims. */
export const researched = (subjects: readonly ReportSubject[], mostClaims = 60): ResearchReport => {
  const isSmall = ({ question }: PlannedQuestion): boolean => question.instance.schedule.claims <= mostClaims;
  const sheets = subjects.flatMap(sheetsOf).map((sheet) => ({ ...sheet, places: sheet.places.filter(isSmall) }));
  const surveyed = sheets.map((sheet) => {
    const answered = new Map(sheet.places.map((place) => [place, asked(sheet.subject, place.question)]));
    const atlas = atlasOf(sheet, answered);
    const exhibits = shownSpots(atlas).flatMap(({ answer: { instance, t } }) => {
      const place = sheet.places.find(({ question }) => question.instance === instance && question.t === t);
      if (place === undefined) throw new Error('an answer to no question');
      const { module, fingerprint, protocol: about } = sheet.subject;
      return exhibitsOf(drive(check(place.question, OPTIONS)), {
        version: '1.2.3',
        commit: null,
        fingerprints: { [about.name]: fingerprint ?? '' },
        folder: 'counterexamples',
        module,
      }).slice(0, 1);
    });
    return { atlas, exhibits };
  });
  const { evaluations, states, combinations } = standardOptions.limits;
  return {
    subjects,
    atlases: surveyed.map(({ atlas }) => atlas),
    exhibits: surveyed.flatMap(({ exhibits }) => exhibits),
    arguments: subjects.flatMap((subject) => argumentsFor(subject, argumentsAgainst(subject.protocol))),
    costs: subjects.map(costTables),
    certificates: null,
    limits: { evaluations, states, combinations, runs: 0, seed: 'strategos', seconds: null },
    provenance: {
      command: 'strategos report',
      version: '1.2.3',
      commit: null,
      node: 'Node v1',
      machine: 'a machine',
      solver: null,
      date: 'a day',
      seconds: 12.34,
      times: [{ command: 'strategos check toy', ms: 1234 }],
    },
  };
};

/** Texts that would be markup, were they not escaped; `NAME` finds them again. */
export const HOSTILE = {
  name: '<img src=x onerror="alert(1)">',
  title: '\\input{/etc/passwd} $x$ & 100% #1 _a_ ^ ~ “quoted” `code` | [link](javascript:alert(1))',
  source: '</title></style><script>alert(2)</script> Lynch 1996, <b>§5</b>',
  resilience: '}\\end{document}\\write18{ls} {{',
  label: '\\input{x}',
  meaning: '<script>alert(3)</script> **bold** \\def\\x{} 中文 é \u202e',
} as const;

/** A protocol all of whose texts are hostile; it breaks, so that attacks on it are shown. */
export const hostile: Protocol = protocol({
  name: HOSTILE.name,
  title: HOSTILE.title,
  source: HOSTILE.source,
  resilience: HOSTILE.resilience,
  problem: 'consensus',
  faults: ['byzantine', 'crash'],
  rounds: () => 1,
  claims: () => [HOSTILE.label],
  meaning: (_army, label, claimed) => (claimed ? `${label} ${HOSTILE.meaning}` : null),
  theory: () => ({ verdict: 'violated', source: HOSTILE.source }),
  program: toyProgram,
});
