import { describe, expect, test } from 'vitest';
import { toBlocks } from '../../../src/platforms/slack/to-blocks.js';
import { toModal } from '../../../src/platforms/slack/to-modal.js';
import type { Card } from '../../../src/ports.js';
import { complaintsAboutBlocks, complaintsAboutModal } from '../../support/block-checker.js';

const FROM = { channel: 'C1', thread: null, responseUrl: null, privately: false };
const LIMITS = [24, 75, 150, 255, 2_000, 3_000];
const LENGTHS = LIMITS.flatMap((limit) => [limit - 1, limit, limit + 1]);
const UNITS = ['x', '&', '*', '😀', '<!here> '];

const textOf = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

describe.each(UNITS)('words of %s at every length where Slack has a limit', (unit) => {
  test.each(LENGTHS)('make good blocks: %i', (length) => {
    const text = textOf(unit, length);
    const action = { type: 'Action.Execute', title: text, tooltip: text, verb: 'help', data: { ref: 'A/1' } };
    const run = { type: 'TextRun', text };
    const parts = [
      { type: 'TextBlock', style: 'heading', text },
      { type: 'TextBlock', text },
      { type: 'TextBlock', weight: 'bolder', text },
      { type: 'TextBlock', isSubtle: true, text },
      { type: 'RichTextBlock', inlines: [run, run] },
      { type: 'RichTextBlock', inlines: [{ ...run, isSubtle: true }] },
      { type: 'Container', selectAction: action, items: [{ type: 'TextBlock', text }] },
      { type: 'Unheard.Of', title: text, value: text },
    ];
    for (const part of parts) {
      const card: Card = { type: 'AdaptiveCard', body: [part], actions: [action] };
      expect([part, complaintsAboutBlocks(toBlocks(card).blocks)]).toEqual([part, []]);
    }
    const carrying = { ...action, verb: text, data: { ref: text } };
    const card: Card = { type: 'AdaptiveCard', body: parts, actions: [carrying, { ...action, verb: text }] };
    expect(complaintsAboutBlocks(toBlocks(card).blocks)).toEqual([]);
  });

  test.each(LENGTHS)('make a good modal: %i', (length) => {
    const text = textOf(unit, length);
    const choices = [
      { title: text, value: 'a' },
      { title: 'B', value: text },
    ];
    const card: Card = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', style: 'heading', text },
        { type: 'Input.Text', id: 'a', label: text, placeholder: text, value: text, maxLength: 2_000 },
        { type: 'Input.Text', id: 'b', label: text, value: text, isMultiline: true },
        { type: 'Input.Text', id: text, label: 'C', value: text, maxLength: 9_000 },
        { type: 'Input.ChoiceSet', id: 'd', label: text, placeholder: text, value: text, choices },
        { type: 'Input.ChoiceSet', id: 'e', label: 'E', style: 'expanded', value: 'a', choices },
        { type: 'Input.Date', id: 'f', label: text, value: '2021-02-31' },
      ],
      actions: [{ type: 'Action.Execute', title: text, verb: 'help', data: {} }],
    };
    expect(complaintsAboutModal(toModal(card, FROM))).toEqual([]);
  });
});

test.each([
  ['Input.ChoiceSet', 'compact', 'static_select', 100],
  ['Input.ChoiceSet', 'expanded', 'static_select', 11],
  ['Input.ChoiceSet', 'expanded', 'radio_buttons', 10],
])('a %s that is %s is a %s with %i choices', (type, style, element, many) => {
  const choices = Array.from({ length: Math.max(many, style === 'compact' ? 130 : 0) }, (_, at) => ({
    title: `${at}`,
    value: `${at}`,
  }));
  const body = [{ type, style, id: 'a', label: 'A', value: '3', choices }];
  const actions = [{ type: 'Action.Execute', title: 'Send', verb: 'help', data: {} }];
  const modal = toModal({ type: 'AdaptiveCard', body, actions }, FROM);
  expect(complaintsAboutModal(modal)).toEqual([]);
  expect(modal.blocks).toMatchObject([{ element: { type: element, initial_option: { value: '3' } } }]);
  expect(JSON.stringify(modal).match(/"value"/g)).toHaveLength(many + 1);
});

test('a form that nothing sends, or that carries too much, is a fault that is said', () => {
  const body = [{ type: 'Input.Text', id: 'a', label: 'A', value: '' }];
  expect(() => toModal({ type: 'AdaptiveCard', body }, FROM)).toThrow(/no button that sends it/);
  const actions = [{ type: 'Action.Execute', title: 'Send', verb: 'help', data: { a: 'x'.repeat(3_000) } }];
  expect(() => toModal({ type: 'AdaptiveCard', body, actions }, FROM)).toThrow(/carries too much/);
});
