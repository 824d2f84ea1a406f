import type { Answer, Bot, Card, Reply, ToCard } from '../../src/ports.js';
import type { Turn } from '../../src/turn.js';
import type { View } from '../../src/views/view.js';

/** Tests' own views carry their card with them. */
export const cardOf: ToCard = (view) => view.data.card as Card;

/** A view of a ready card. */
export const viewOf = (text: string, card: Record<string, unknown>): View => ({
  card: 'test',
  data: { card: { type: 'AdaptiveCard', version: '1.5', ...card } },
  text,
  audience: 'person',
});

const heading = (text: string) => ({
  type: 'TextBlock',
  text,
  style: 'heading',
  size: 'Medium',
  weight: 'Bolder',
  wrap: true,
});
/** What people typed stands in a RichTextBlock, as in the real cards. */
const typed = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const execute = (title: string, verb: string, data: Record<string, string> = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
});

const statusCard = (about: string) =>
  viewOf(`${about}: in progress`, {
    body: [
      heading(about),
      {
        type: 'TextBlock',
        text: 'Police forces should ensure investigators understand the scheme.',
        wrap: true,
      },
      {
        type: 'FactSet',
        facts: [
          { title: 'Progress', value: 'In progress' },
          { title: 'Assurance', value: 'Amber' },
          { title: 'Owner', value: 'Head of Public Protection' },
          { title: 'Target date', value: '31 March 2022' },
        ],
      },
    ],
    actions: [
      { ...execute('Give an update', 'give-update', { about }), style: 'positive' },
      execute('History', 'show-history', { about }),
      {
        type: 'Action.ShowCard',
        title: 'Full text',
        card: { type: 'AdaptiveCard', body: [typed('The full text.')] },
      },
    ],
  });

const formCard = (about: string, done: string, problem: string) =>
  viewOf(`Update for ${about}`, {
    body: [
      heading(`Update for ${about}`),
      {
        type: 'Input.Text',
        id: 'done',
        label: 'What has been done',
        isMultiline: true,
        isRequired: true,
        errorMessage: 'Say what has been done.',
        value: done,
      },
      ...(problem ? [{ type: 'TextBlock', text: problem, color: 'Attention', wrap: true }] : []),
      {
        type: 'Input.ChoiceSet',
        id: 'confidence',
        label: 'Own confidence',
        value: 'on-track',
        choices: [
          { title: 'On track', value: 'on-track' },
          { title: 'At risk', value: 'at-risk' },
        ],
      },
      { type: 'Input.Date', id: 'target', label: 'Target date' },
      { type: 'Input.Toggle', id: 'sure', title: 'Checked with the team', value: 'false' },
    ],
    actions: [{ ...execute('Submit', 'submit-update', { about }), style: 'positive' }],
  });

const say = (view: View, more: Partial<Reply> = {}): Reply => ({
  view,
  to: 'conversation',
  replaces: null,
  living: null,
  ...more,
});
/** A view that says one thing in the words that a person might have typed. */
export const wordsOf = (text: string) => viewOf(text, { body: [typed(text)] });

const answerTo = (turn: Turn): readonly Reply[] => {
  switch (turn.kind) {
    case 'message':
    case 'command': {
      if (turn.kind === 'message' && !turn.toBot) return [];
      if (turn.text.startsWith('privately')) return [say(wordsOf('Only you see this.'), { to: 'person' })];
      const about = /^status of (.+)$/.exec(turn.text)?.[1];
      if (about) return [say(statusCard(about), { living: about })];
      if (turn.text === 'form') return [say(formCard('rec 7', '', ''))];
      return [say(wordsOf(`You said: ${turn.text}`))];
    }
    case 'action': {
      const about = turn.data.about ?? '';
      if (turn.verb === 'give-update') return [say(formCard(about, '', ''))];
      if (turn.verb !== 'submit-update') return [say(wordsOf(`Pressed ${turn.verb}`))];
      const done = turn.data.done ?? '';
      return done.length < 5
        ? [say(formCard(about, done, 'Say a little more.'), { replaces: turn.message })]
        : [
            say(viewOf('Update recorded', { body: [heading('Update recorded'), typed(done)] }), {
              replaces: turn.message,
            }),
          ];
    }
    case 'file':
      return [say(wordsOf(`Read ${turn.bytes.length} bytes of ${turn.name} as ${turn.data.code}`))];
    case 'lifecycle':
    case 'meeting':
    case 'unsupported':
      return [];
    default:
      return turn satisfies never;
  }
};

/** A bot that answers in every shape that the page must show, and keeps the turns it was given. */
export const createFakeBot = () => {
  const turns: Turn[] = [];
  const bot: Bot = async (turn): Promise<Answer> => {
    turns.push(turn);
    return { replies: answerTo(turn) };
  };
  return { bot, turns };
};
