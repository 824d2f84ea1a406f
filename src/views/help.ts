import type { Result } from '../use-cases/result.js';
import { noticeView } from './notice.js';
import type { Button } from './parts.js';
import type { View } from './view.js';

type Help = Extract<Result, { kind: 'help' }>;
type Command = Help['commands'][number];

const GROUPS = [
  ['ask', 'Ask'],
  ['answer', 'Give updates'],
  ['meet', 'Meetings'],
  ['keep', 'Keep the register'],
] as const;

/** In a meeting its own commands come first: nobody there has time to read on. */
const IN_MEETING = [['meet', 'In this meeting'], ...GROUPS.filter(([group]) => group !== 'meet')] as const;

/** What else of the commands is said in a meeting: what becomes of updates, and of earlier actions. */
const ALSO_IN_MEETING: ReadonlySet<Command['intent']> = new Set<Command['intent']>([
  'accept-updates',
  'return-updates',
  'show-actions',
  'finish-action',
]);

const rowsOf = (commands: readonly Command[]) =>
  commands.map(({ usage, help }) => ({ usage, help: ` – ${help}` }));

/** In the room where a meeting is running its own commands alone: nobody there scrolls past all the others. */
const inTheRoom = (commands: readonly Command[]) => [
  {
    title: 'In this meeting',
    rows: rowsOf([
      ...commands.filter(({ group }) => group === 'meet'),
      ...commands.filter(({ group, intent }) => group !== 'meet' && ALSO_IN_MEETING.has(intent)),
    ]),
  },
  {
    title: 'Everything else',
    rows: [{ usage: 'help', help: ' – In our own conversation it lists all that I can do.' }],
  },
];

/** What somebody is told about how far I know them; nothing of it says who is in the register. */
const sayHowLinked = (linked: Help['linked'], alone: boolean): readonly string[] => {
  const where = alone ? 'to me here' : 'to me in our own conversation';
  switch (linked) {
    case 'known':
      return [];
    case 'by-email':
      return [
        `I know you by your e-mail address only, so you can do what an owner may. For anything more, ask the governance team for a code, and send it ${where}.`,
      ];
    case 'guest':
      return [
        'You are a guest here, as far as I can tell, so I show you what is published. If you belong here, ask me again in a minute: I may not have been able to look you up.',
      ];
    case 'unknown':
      return [
        `I do not know who you are yet, so I show you what is published. Ask the governance team for a code, and send it ${where}.`,
      ];
  }
};

/** Behind a name, where the account has that person's e-mail address. */
const IS_THIS_YOU = ' has your e-mail address in the register. If that is you, press “Yes, that is me”.';
const askWhether = (name: string): string => `${name}${IS_THIS_YOU}`;

/** What can be asked and done, by the asker's rights. A greeting is the short form. */
export const helpView = ({
  commands,
  inMeeting,
  greeting,
  name,
  linked,
  suggested,
  alone,
  audience,
}: Help): View => {
  const known = linked === 'known' || linked === 'by-email';
  const ways: Button[] = [
    ...(suggested === null ? [] : [{ label: 'Yes, that is me', verb: 'link-by-email', data: {} }]),
    { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } },
    { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
    ...(known ? [{ label: 'Mine', verb: 'show-list', data: { filter: 'mine' } }] : []),
  ];
  const told = sayHowLinked(linked, alone);
  if (greeting) {
    const hello = `Hello${name ? `, ${name}` : ''}. I keep the recommendations of inspections and how they are answered.`;
    return noticeView(
      'Scrutiny',
      [
        hello,
        'Ask me “status of rec 7”, “what is overdue?” or “when is the next meeting?”.',
        ...told,
        ...(suggested === null ? [] : [askWhether(suggested)]),
      ],
      [...ways, { label: 'What I can do', verb: 'help', data: {} }],
      audience,
    );
  }
  const asked =
    suggested === null ? [] : [{ title: 'Is this you?', rows: [{ usage: suggested, help: IS_THIS_YOU }] }];
  const listed = (inMeeting ? IN_MEETING : GROUPS)
    .map(([group, title]) => ({
      title,
      rows: rowsOf(commands.filter((command) => command.group === group)),
    }))
    .filter(({ rows }) => rows.length > 0);
  const groups = [...asked, ...(inMeeting && !alone ? inTheRoom(commands) : listed)];
  return {
    card: 'help',
    data: {
      heading: 'What I can do',
      summary: ['Say it in your own words, or as one of these.', ...told].join(' '),
      groups,
      buttons: ways,
    },
    text: [
      'What I can do',
      ...told,
      ...groups.flatMap(({ title, rows }) => [title, ...rows.map(({ usage, help }) => `  ${usage}${help}`)]),
    ].join('\n'),
    audience,
  };
};

/** Said once, where the bot was added: what it is for, who added it, and ways to begin. */
export const welcomeView = ({ by, shared, linked, audience }: Extract<Result, { kind: 'welcome' }>): View =>
  noticeView(
    'Hello from Scrutiny',
    [
      `I keep the recommendations that inspectorates have made and how each is answered${by ? `. ${by} added me here` : ''}.`,
      shared
        ? 'Mention me with a question, such as “status of rec 7” or “what is overdue?”. I answer only when I am mentioned or replied to.'
        : 'Ask me “status of rec 7”, “what is overdue?” or “when is the next meeting?”. Owners give their updates here.',
      ...(shared ? [] : sayHowLinked(linked ? 'known' : 'unknown', true)),
    ],
    [
      { label: 'Open recommendations', verb: 'show-list', data: { filter: 'open' } },
      { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
      // In company, whose they are would be a matter of who presses.
      ...(linked && !shared ? [{ label: 'Mine', verb: 'show-list', data: { filter: 'mine' } }] : []),
      { label: 'What I can do', verb: 'help', data: {} },
    ],
    audience,
  );
