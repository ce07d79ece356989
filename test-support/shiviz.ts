/**
 * ShiViz logs, read as ShiViz does (https://bitbucket.org/bestchai/shiviz/wiki): the first line is the parser, the second the
 * delimiter, the rest the log, to which the parser is applied again and again from where it last matched. The clocks are
 * checked as ShiViz checks them, and besides that they are exactly those of the vector clock algorithm. What is
 * wrong throws.
 */

/** An event; `fields` are the parser’s groups. */
export interface LoggedEvent {
  readonly host: string;
  readonly clock: ReadonlyMap<string, number>;
  readonly fields: Readonly<Record<string, string>>;
}

const clockOf = (text: string): ReadonlyMap<string, number> => {
  const entries = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
  return new Map(
    entries.map(([host, count]) => {
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) throw new Error(`no clock: ${text}`);
      return [host, count];
    }),
  );
};

/** The events of a log, in the order in which they stand there; lines that are none throw. */
export const parseShiviz = (text: string): readonly LoggedEvent[] => {
  const [parser = '', delimiter, ...rest] = text.split('\n');
  if (delimiter !== '') throw new Error('there is one execution, so there is no delimiter');
  // ShiViz’s own reader of named groups knows neither groups within groups nor looking around.
  if (/\((?!\?<\w+>)/.test(parser.replaceAll('\\(', '')))
    throw new Error(`groups that ShiViz does not know: ${parser}`);
  const log = rest.join('\n');
  const events = Array.from(log.matchAll(new RegExp(parser, 'gm')), ({ groups = {} }): LoggedEvent => {
    const { host = '', clock = '', ...fields } = groups;
    return { host, clock: clockOf(clock), fields };
  });
  const lines = log.split('\n').filter((line) => line !== '').length;
  if (events.length !== lines) throw new Error(`${String(events.length)} events in ${String(lines)} lines`);
  return events;
};

/** The clock of each event, by its host and own time. */
const keyOf = (host: string, time: number | undefined): string => `${host}:${String(time)}`;

/**
 * For each event, the one on another host that it received from, `null` where it received from nobody. A clock that the
 * vector clock algorithm would not give throws: own time rises by one; what else is known was known before, or
 * comes from one event that was logged before.
 */
export const sendersOf = (events: readonly LoggedEvent[]): readonly (LoggedEvent | null)[] => {
  const last = new Map<string, ReadonlyMap<string, number>>();
  const byTime = new Map<string, LoggedEvent>();
  return events.map((event) => {
    const { host, clock } = event;
    const before = last.get(host) ?? new Map<string, number>();
    const own = clock.get(host);
    if (own !== (before.get(host) ?? 0) + 1)
      throw new Error(`${host} goes from ${String(before.get(host))} to ${String(own)}`);
    last.set(host, clock);
    byTime.set(keyOf(host, own), event);
    const expected = (told: ReadonlyMap<string, number>): string => {
      const hosts = [...new Set([...before.keys(), ...told.keys(), host])].sort();
      return hosts
        .map((each) => keyOf(each, each === host ? own : Math.max(before.get(each) ?? 0, told.get(each) ?? 0)))
        .join();
    };
    const actual = [...clock]
      .map(([each, time]) => keyOf(each, time))
      .sort()
      .join();
    const same = (told: ReadonlyMap<string, number>): boolean => expected(told).split(',').sort().join() === actual;
    if (same(new Map())) return null;
    const sender = [...clock]
      .filter(([each, time]) => each !== host && time > (before.get(each) ?? 0))
      .map(([each, time]) => byTime.get(keyOf(each, time)))
      .find((candidate) => candidate !== undefined && same(candidate.clock));
    if (sender === undefined) throw new Error(`nobody could have told ${host} what it knows at ${String(own)}`);
    return sender;
  });
};
