/** What a record has under a name; `undefined` where there is nothing, also for names that every object inherits a field by. */
export const own = <A>(record: Readonly<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
