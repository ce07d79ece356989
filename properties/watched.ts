/**
 * A property of one’s own, watched while it judges.
 */
import { isTree, watching } from '../model/watched.ts';
import type { Court, Judgement, Property } from './property.ts';

/** A property of one's own with every call watched. */
export const watchedProperty = (property: Property): Property => {
  const within = watching(`property ${property.name}`);
  return {
    ...property,
    on: <B>(court: Court<B>): Judgement<B> => {
      const judgement = within(
        () => 'on',
        isTree,
        () => property.on(court),
      );
      return {
        note: (orders) =>
          within(
            () => 'note',
            isTree,
            () => judgement.note(orders),
          ),
        judge: (note, outcome) =>
          within(
            () => 'judge',
            isTree,
            () => judgement.judge(note, outcome),
          ),
      };
    },
  };
};
