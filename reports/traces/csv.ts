/**
 * An execution as comma-separated values (RFC 4180): a header, then a line for every scheduled message.
 *
 *     round,from,to,scheduled,prescribed,said,deviates,lost
 *     2,1,2,"[""0.1""]","[""0.1""]",[],true,false
 *
 * A list of labels is JSON, so it comes back exactly as it was whatever the labels are. Labels are somebody else’s text,
 * and a spreadsheet takes a cell that begins with =, +, - or @ for a formula. None does: a list begins with a bracket. Nor
 * can a label begin a cell of its own where the file is read with another separator: what separates cells, or begins a
 * formula where one could begin, is written as `\u003d`, which JSON reads as the same character.
 *
 * Limit: under a crash the later silence of who crashed is lost and deviates from nothing, since a scenario lists only the
 * round of the crash.
 */
import type { Exchange } from '../../model/exchange.ts';
import { exchangesOf } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import type { Recorded } from '../../model/scenario.ts';
import { jsonText } from '../formats/escape.ts';

/** The names of the columns. */
export const CSV_COLUMNS = ['round', 'from', 'to', 'scheduled', 'prescribed', 'said', 'deviates', 'lost'] as const;

/** RFC 4180, §2: lines end in a carriage return and a line feed, the last one too. */
const LINE_END = '\r\n';

/** What could separate cells for somebody, and what begins a formula unless it stands within a word or a number. */
const RISKY = /[;|=@\ufeff]|(?<![\p{L}\p{N}])[+-]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const listOf = (labels: readonly Label[]): string => jsonText(labels).replaceAll(RISKY, escaped);

/** A field, in quotes where it has to be. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const rowOf = ({ round, from, to, scheduled, prescribed, heard, deviates, lost }: Exchange): readonly string[] => [
  String(round),
  String(from),
  String(to),
  listOf(scheduled),
  listOf(prescribed),
  listOf(heard),
  String(deviates),
  String(lost),
];

/** An execution as the text of a CSV file. */
export const csvOf = (instance: Instance, recorded: Recorded): string =>
  [CSV_COLUMNS, ...exchangesOf(instance, recorded).map(rowOf)]
    .map((row) => row.map(field).join(',') + LINE_END)
    .join('');
