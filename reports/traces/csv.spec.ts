import { describe, expect, test } from 'vitest';
import { csvRecords, parseCsv } from '../../test-support/csv.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { HOSTILE, traced } from '../../test-support/traced.ts';
import { csvOf } from './csv.ts';
import { exchangesOf } from '../../model/exchange.ts';

test('OM(1) with three generals', () => {
  expect(csvOf(om3.instance, figure1).split('\r\n')).toEqual([
    'round,from,to,scheduled,prescribed,said,deviates,lost',
    '1,0,1,"[""0""]","[""0""]","[""0""]",false,false',
    '1,0,2,"[""0""]","[""0""]","[""0""]",false,false',
    '2,1,2,"[""0.1""]","[""0.1""]",[],true,false',
    '2,2,1,"[""0.2""]","[""0.2""]","[""0.2""]",false,false',
    '',
  ]);
});

describe.each(traced)('$title', ({ instance, recorded }) => {
  const text = csvOf(instance, recorded);

  test('every message comes back as it was', () => {
    const back = csvRecords(text).map((row) => ({
      round: Number(row['round']),
      from: Number(row['from']),
      to: Number(row['to']),
      scheduled: JSON.parse(row['scheduled'] ?? '') as unknown,
      prescribed: JSON.parse(row['prescribed'] ?? '') as unknown,
      heard: JSON.parse(row['said'] ?? '') as unknown,
      deviates: row['deviates'] === 'true',
      lost: row['lost'] === 'true',
    }));
    expect(back).toEqual(exchangesOf(instance, recorded).map(({ late: _, ...exchange }) => exchange));
  });

  test.each([',', ';', '\t', '|', ' '])('no cell is a formula, where %j separates cells', (separator) => {
    for (const cell of text.split(/\r\n|\r|\n/).flatMap((line) => line.split(separator)))
      expect(cell.replace(/^["'\s]+/, '')).not.toMatch(/^[=+\-@]/);
  });

  test('the same execution gives the same text', () => {
    expect(csvOf(instance, recorded)).toBe(text);
  });
});

test('labels within a cell are as readable as they can be', () => {
  const labels = ['0.1', 'ATTACK-1', 'ATTACK:0.2', HOSTILE[5] ?? ''];
  const [first] = traced;
  if (first === undefined) throw new Error('there is nothing to trace');
  const { instance, recorded } = first;
  const links = instance.schedule.links.map((table) =>
    table.map((row) => row.map((each) => (each.length > 0 ? labels : []))),
  );
  const [, line] = csvOf({ ...instance, schedule: { ...instance.schedule, links } }, recorded).split('\r\n');
  expect(line).toContain(String.raw`"[""0.1"",""ATTACK-1"",""ATTACK:0.2"",""\u003dcmd()""]"`);
});

describe('the reader', () => {
  test('reads what RFC 4180 shows', () => {
    expect(parseCsv('"aaa","b\r\nbb","ccc"\r\nzzz,"y""y",\r\n')).toEqual([
      ['aaa', 'b\r\nbb', 'ccc'],
      ['zzz', 'y"y', ''],
    ]);
  });

  test.each(['a"b\r\n', '"a"b', 'a\nb', '"a', 'a,b\r\nc'])('refuses %j', (text) => {
    expect(() => parseCsv(text)).toThrow();
  });
});
