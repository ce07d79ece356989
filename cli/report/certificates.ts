/**
 * Certificates for a report: each claim that holds is asked of the symbolic engine again, and its proofs are kept.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { check } from '../../engines/check.ts';
import { posedOn } from '../../inquiry/question.ts';
import { standardOptions } from '../../inquiry/standard-options.ts';
import { toldSpots } from '../../reports/document/answer.ts';
import { slug } from '../../reports/document/document.ts';
import type { AnsweredQuestion, Atlas, ReportedCertificate } from '../../reports/document/report.ts';
import { certificateFolder } from '../certificate-folder.ts';
import { certifying } from '../certifying.ts';
import { drive } from '../../host/drive.ts';
import type { Failure } from '../../host/exit.ts';
import { issueCertificates } from '../issue.ts';
import type { Loaded } from '../../host/load.ts';
import { solverWhenNeeded } from '../../host/solvers/solvers.ts';
import { progressLine } from '../../host/terminal.ts';

export interface CertifyOptions {
  readonly out: string;
  readonly maxSeconds: number;
  readonly trustSolver: boolean;
}

/** Where a certificate goes, below the report’s folder: `certificates/om-n-4-m-1`. */
const placeOf = ({ command }: AnsweredQuestion): string =>
  `certificates/${slug(command.replace('strategos check ', ''))}`;

const certifyOne = async (
  answer: AnsweredQuestion,
  loaded: Loaded,
  { out, maxSeconds, trustSolver }: CertifyOptions,
): Promise<E.Either<Failure, readonly ReportedCertificate[]>> => {
  const place = placeOf(answer);
  const opened = await certificateFolder(join(out, place));
  if (E.isLeft(opened)) return opened;
  const folder = opened.right;
  const line = progressLine(`${answer.command} --certificate ${place}: `);
  try {
    const posed = posedOn(answer.instance, answer.t, loaded.properties);
    const checked = await drive(
      check(posed.question, {
        ...standardOptions,
        engine: 'symbolic',
        solver: solverWhenNeeded('auto', trustSolver),
        ...certifying(posed.question, folder.ledgers),
      }),
      { seconds: maxSeconds, show: line.show },
    );
    line.clear();
    const command = `${answer.command} --certificate ${place}`;
    const issuing = { command, seconds: maxSeconds };
    const { certificates } = await issueCertificates(folder, posed, loaded, checked, issuing);
    if (certificates === null) return E.right([]);
    return E.isLeft(certificates)
      ? certificates
      : E.right(certificates.right.map(({ claim, sha256 }) => ({ path: place, claim, sha256 })));
  } finally {
    folder.close();
  }
};

/** A certificate for each claim that holds. */
export const certifyClaims = async (
  loaded: readonly Loaded[],
  atlases: readonly Atlas[],
  options: CertifyOptions,
): Promise<E.Either<Failure, readonly ReportedCertificate[]>> => {
  const made: ReportedCertificate[] = [];
  for (const atlas of atlases) {
    const own = loaded.find(({ protocol }) => protocol === atlas.subject.protocol);
    if (own === undefined) continue;
    for (const { answer } of toldSpots(atlas).filter((spot) => spot.answer.verdict === 'holds')) {
      const certified = await certifyOne(answer, own, options);
      if (E.isLeft(certified)) return certified;
      made.push(...certified.right);
    }
  }
  return E.right(made);
};
