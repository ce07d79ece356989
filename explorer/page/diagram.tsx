/**
 * The space–time diagram: generals from left to right, time from top to bottom, every message an arrow that can be
 * clicked, or reached with the arrow keys.
 */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { generals } from '../../model/army.ts';
import type { Link } from '../../model/link.ts';
import { sameLink } from '../../model/link.ts';
import type { Arrow, Band, Layout } from '../layout.ts';
import { layoutOf } from '../layout.ts';
import { lastStep } from '../state.ts';
import { ArrowMark } from './arrow.tsx';
import { CoinMark, DecisionMark, Head, Lifeline } from './lifeline.tsx';
import type { PageStore } from './store.ts';

/** The width that there is for the diagram; it changes with the window. */
const useWidth = (): readonly [{ readonly current: HTMLDivElement | null }, number] => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const measure = (): void => {
      const found = box.current?.clientWidth ?? 0;
      if (found > 0) setWidth(found);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
};

const idOf = ({ round, from, to }: Link): string => `message-${String(round)}-${String(from)}-${String(to)}`;

/** The arrow keys lead from message to message. */
const follow = (arrows: readonly Arrow[], event: KeyboardEvent): void => {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const now = arrows.findIndex(({ told }) => idOf(told) === (event.target as Element).id);
  const next = arrows[Math.max(0, Math.min(arrows.length - 1, now + step))];
  if (next !== undefined) document.getElementById(idOf(next.told))?.focus();
};

const BandMark = ({
  store,
  band,
  layout,
  stop,
}: {
  readonly store: PageStore;
  readonly band: Band;
  readonly layout: Layout;
  /** The one message that the tab key stops at. */
  readonly stop: Link | null;
}): JSX.Element => {
  const { scene } = store.shown;
  const { message, general } = scene.state;
  return (
    <g role="group" aria-label={`Round ${String(band.round)}`}>
      <text x="8" y={band.top + 17} class="round">
        Round {band.round}
      </text>
      {band.arrows.map((arrow) => (
        <ArrowMark
          key={idOf(arrow.told)}
          id={idOf(arrow.told)}
          arrow={arrow}
          width={layout.width}
          store={store}
          selected={message !== null && sameLink(message, arrow.told)}
          faded={general !== null && arrow.told.to !== general}
          stops={stop !== null && sameLink(stop, arrow.told)}
        />
      ))}
      {band.coins.map((coin) => (
        <CoinMark
          key={`coin-${String(coin.toss.general)}`}
          coin={coin}
          faded={general !== null && coin.toss.general !== general}
        />
      ))}
    </g>
  );
};

export const Diagram = ({ store }: { readonly store: PageStore }): JSX.Element => {
  const { scene } = store.shown;
  const { state, instance } = scene;
  const [box, width] = useWidth();
  const layout = useMemo(() => layoutOf(scene, width), [scene.recorded, scene.instance, width]);
  const bands = layout.bands.filter(({ round }) => round <= state.round);
  const arrows = bands.flatMap((band) => band.arrows);
  const chosen = arrows.find(({ told }) => state.message !== null && sameLink(told, state.message));
  const stop = chosen ?? arrows.find(({ told }) => scene.recorded.scenario.faulty.includes(told.from)) ?? arrows[0];
  // A band that is stepped to comes into view.
  useEffect(() => {
    if (state.round < lastStep(scene)) return;
    box.current?.scrollTo({ top: 0 });
  }, [instance]);
  const ends = state.round >= lastStep(scene);
  return (
    <div class="diagram" ref={box} id="diagram" tabIndex={-1}>
      <p class="hidden" id="diagram-help">
        The up and down arrow keys move from message to message, Enter makes one lie or honest again, and the left and
        right arrow keys step through the rounds.
        {layout.bands.some(({ coins }) => coins.length > 0)
          ? ' H and T on a general’s line are its coins: heads, tails.'
          : ''}
      </p>
      <svg
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${String(layout.width)} ${String(layout.height)}`}
        role="group"
        aria-label="Space–time diagram"
        aria-describedby="diagram-help"
        onKeyDown={(event) => follow(arrows, event)}
      >
        {bands.map(({ round, top, bottom }) => (
          <rect
            class={round === state.round ? 'ground now' : round % 2 === 0 ? 'ground even' : 'ground'}
            x="0"
            y={top}
            width={width}
            height={bottom - top}
          />
        ))}
        {generals(instance.army).map((general) => (
          <Lifeline scene={scene} layout={layout} general={general} />
        ))}
        {bands.map((band) => (
          <BandMark store={store} band={band} layout={layout} stop={stop?.told ?? null} />
        ))}
        {generals(instance.army).map((general) => (
          <Head store={store} layout={layout} general={general} />
        ))}
        {ends
          ? generals(instance.army).map((general) => <DecisionMark scene={scene} layout={layout} general={general} />)
          : null}
      </svg>
    </div>
  );
};
