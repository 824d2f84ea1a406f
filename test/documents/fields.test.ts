import { describe, expect, test } from 'vitest';
import { readAddressees } from '../../src/documents/addressees.js';
import { readDeadline } from '../../src/documents/deadline.js';
import { readPosition } from '../../src/documents/position.js';

describe('a deadline', () => {
  test.each([
    ['Within six months, forces should act.', 'within-period', 'Within six months', '2022-01-16'],
    [
      'Forces should act within 1 month of publication.',
      'within-period',
      'within 1 month of publication',
      '2021-08-16',
    ],
    ['Forces should, within 30 working days, act.', 'within-period', 'within 30 working days', null],
    ['Before 1 April 2022, forces should act.', 'by-date', 'Before 1 April 2022', '2022-03-31'],
    ['By March 2022 forces should act.', 'by-date', 'By March 2022', null],
    [
      'By the end of February 2024 forces should act.',
      'by-date',
      'By the end of February 2024',
      '2024-02-29',
    ],
    ['By 31 February 2022 forces should act.', 'by-date', 'By 31 February 2022', null],
    ['Forces should publish figures every year.', 'recurring', 'every year', null],
  ])('%s', (text, basis, wording, on) => {
    expect(readDeadline(text, '2021-07-16')).toEqual({ basis, wording, on, setBy: 'inspectorate' });
  });

  test.each([
    'Forces should set rigorous targets and review dates.',
    'Forces should review the current process.',
    'Forces should record crimes within 24 hours of the call.',
    'Officers should call immediately after an arrest.',
    'Forces should read the Annual Report and plan annual leave.',
  ])('none in: %s', (text) => {
    expect(readDeadline(text, '2021-07-16').basis).toBe('none');
  });

  test('a period comes to no day while the publication day is unknown', () => {
    expect(readDeadline('Within six months, forces should act.', null).on).toBeNull();
  });
});

describe('addressees', () => {
  test.each([
    ['Chief constables and police and crime commissioners should act.', ['forces', 'PCCs']],
    ['The College of Policing, working with the NPCC, should act.', ['College of Policing']],
    ['As part of its work with the CPS, the Home Office should act.', ['Home Office']],
    ['Forces should act and the College of Policing should help.', ['forces', 'College of Policing']],
    ['We recommend that the Crown Prosecution Service should act.', ['CPS']],
    ['Custody sergeants should act.', ['Custody sergeants']],
    ['They should act.', []],
  ])('%s', (text, addressees) => {
    expect(readAddressees(text).addressees).toEqual(addressees);
  });
});

describe('a position', () => {
  test.each([
    ['A process has been put in place.', ['taken']],
    ['A process will be put in place.', ['proposed']],
    ['A process is not yet in place.', []],
    ['We have a process in place.', ['in-place']],
    ['We are working on it.', ['proposed']],
    ['We are working on it. A lead was appointed.', ['taken']],
    ['Officers review it once training has been completed.', []],
    ['We have not acted.', []],
    ['We will not act.', []],
    ['We accept this recommendation.', []],
    ['We cannot accept this recommendation.', ['none']],
    ['No further action is proposed.', ['none']],
    ['The Force will take no further action on this.', ['none']],
    ['Victims are told of a decision to take no further action.', []],
    ['Training has been delivered and we are considering more.', ['taken', 'proposed']],
  ])('%s', (answer, positions) => {
    expect(readPosition(answer).positions).toEqual(positions);
  });
});
