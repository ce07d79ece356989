/**
 * The certificates that were made for a report: what they claim, their hashes, and how to check them.
 */
import { shellPath } from '../../model/shell.ts';
import type { Section } from '../document/document.ts';
import { code, paragraph, section, text } from '../document/document.ts';
import type { ResearchReport } from '../document/report.ts';

/** The section, if certificates were asked for. */
export const certificatesOf = ({ certificates }: ResearchReport): readonly Section[] => {
  if (certificates === null) return [];
  const how = paragraph(
    text(
      'A certificate holds the formulas and the proofs that they have no model. Its checker shares the protocol, the kernel and the format with what made it, and nothing else: it writes the formulas again, compares them, and goes through every step of every proof. The hash is the SHA-256 of the manifest, which holds the hashes of all other files.',
    ),
  );
  return [
    section('certificates', 'Certificates', [
      how,
      certificates.length === 0
        ? paragraph(text('Nothing holds that could be certified.'))
        : {
            _tag: 'table',
            id: 'certificates-table',
            caption: [text('Certificates, and the commands that check them')],
            columns: [
              { head: 'claim', kind: 'wide' },
              { head: 'SHA-256 of the manifest', kind: 'wide' },
              { head: 'checked by', kind: 'wide' },
            ],
            rows: certificates.map(({ claim, sha256, path }) => [
              [text(claim)],
              [code(sha256)],
              [code(`strategos certify ${shellPath(path)}`)],
            ]),
          },
    ]),
  ];
};
