/**
 * Fault models and validities that there are not, or that have no meaning.
 */
import type { BadInput } from './case.ts';
import { usage } from './case.ts';

export const faults: readonly BadInput[] = [
  usage(
    'check om -n 4 -m 1 --faults loss:0.1',
    'there is no fault model “loss:0.1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. It is no probability. Write loss:1, or loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:-1',
    'there is no fault model “loss:-1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1, or loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:',
    'there is no fault model “loss:”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1, or loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:1e1',
    'there is no fault model “loss:1e1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:10.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:65',
    'there is no fault model “loss:65”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:1.5',
    'there is no fault model “loss:1.5”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1, or loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:07',
    'there is no fault model “loss:07”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:7.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:４',
    'there is no fault model “loss:４”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:4.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:x',
    'there is no fault model “loss:x”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1, or loss for any number.',
  ),
  usage(
    'check om -n 4 -m 1 --faults ‘loss: 1’',
    'there is no fault model “loss: 1”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. Write loss:1.',
  ),
  usage(
    'check om -n 4 -m 1 --faults crash:1',
    'there is no fault model “crash:1”: crash takes no number. How many generals are faulty is said by t.',
  ),
  usage(
    'check om -n 4 -m 1 --faults byzantine:2',
    'there is no fault model “byzantine:2”: byzantine takes no number. How many generals are faulty is said by t.',
  ),
  usage(
    'check om -n 4 -m 1 --faults signed:1',
    'there is no fault model “signed:1”: signed takes no number. How many generals are faulty is said by t.',
  ),
  usage('check om -n 4 -m 1 --faults los:1', 'there is no fault model “los:1”. Did you mean loss:1?'),
  usage('check om -n 4 -m 1 --faults LOSS:1', 'there is no fault model “LOSS:1”. Did you mean loss:1?'),
  usage('check om -n 4 -m 1 --faults Byzantine', 'there is no fault model “Byzantine”. Did you mean byzantine?'),
  usage('check om -n 4 -m 1 --faults byzantin', 'there is no fault model “byzantin”. Did you mean byzantine?'),
  usage('check om -n 4 -m 1 --faults omision', 'there is no fault model “omision”. Did you mean omission?'),
  usage('check om -n 4 -m 1 --faults ‘’', 'there is no fault model “”.'),
  usage(
    'check om -n 4 -m 1 --faults signed',
    'om has no meaning under signed: its messages carry no signatures. It has one under byzantine, crash, loss, symmetric, omission, send-omission, receive-omission.',
  ),
  usage(
    'check om -n 4 -m 1 --faults loss:1+byzantine',
    'there is no fault model “loss:1+byzantine”: write byzantine+loss:1',
  ),
  usage(
    'check om -n 4 -m 1 --faults byzantin+loss:1',
    'in “byzantin+loss:1”, there is no fault model “byzantin”. Did you mean byzantine?',
  ),
  usage(
    'check om -n 4 -m 1 --faults byzantine+lss:1',
    'in “byzantine+lss:1”, there is no fault model “lss:1”. Did you',
  ),
  usage(
    'check om -n 4 -m 1 --faults byzantine+loss:0.1',
    'in “byzantine+loss:0.1”, there is no fault model “loss:0.1”',
  ),
  usage('check om -n 4 -m 1 --faults byzantine+crash', 'byzantine and crash both say what faulty generals do'),
  usage('check om -n 4 -m 1 --faults crash+loss:1', 'Ask for send-omission+loss:1, which allows all that both do'),
  usage('check om -n 4 -m 1 --faults signed+loss:1', 'om has no meaning under signed+loss:1: its messages carry no'),
  usage('diff om om -n 4 -m 1 --faults byzantine+loss:1', 'compare them under byzantine or under loss'),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults byzantine+loss:1',
    'views are known with faulty generals, or where links lose',
  ),
  usage('check om -n 4 -m 1 --faults byzantine,crash', 'there is no fault model “byzantine,crash”.'),
  usage(
    'check om -n 4 -m 1 --validity comander',
    'there is no validity “comander” for broadcast under byzantine. Did you mean commander? There is commander.',
  ),
  usage(
    'check om -n 4 -m 1 --validity unanimity',
    'there is no validity “unanimity” for broadcast under byzantine. There is commander.',
  ),
  usage(
    'check majority -n 4 -m 1 --validity unanimity',
    'there is no validity “unanimity” for consensus under byzantine. There are loyal-unanimity, weak-unanimity.',
  ),
  usage(
    'check majority -n 4 -m 1 --validity commander',
    'there is no validity “commander” for consensus under byzantine. There are loyal-unanimity, weak-unanimity.',
  ),
  usage(
    'check om -n 4 -m 1 --validity ‘’',
    'there is no validity “” for broadcast under byzantine. There is commander.',
  ),
  usage(
    'check handshake --faults byzantine',
    'handshake has no meaning under byzantine: in a coordinated attack both generals are loyal and the link is the enemy. It has one under loss.',
  ),
  usage('check sm -n 4 -m 1 --faults sign', 'there is no fault model “sign”. Did you mean signed?'),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults signed',
    'views carry no signatures, so nothing is known under signed faults',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --faults loss:0.5',
    'there is no fault model “loss:0.5”: in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to 64. It is no probability.',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --validity unanimous',
    'there is no validity “unanimous” for consensus under byzantine. There are loyal-unanimity, weak-unanimity.',
  ),
  usage(
    'solvable -n 3 -t 1 --rounds 1 --problem agreement',
    'there is no problem “agreement”. There are broadcast, consensus, coordinated-attack.',
  ),
];
