import type { Intent } from './intent.js';
import { phrases } from './phrases.js';

const RESPONSE =
  'response|respond|responded|responding|reply|replied|replying|answer|answered|statutory|comments';
const CLOCK =
  'due|deadline|deadlines|when|whens|by|late|long|days|day|date|overdue|limit|time|clock|cutoff|published|submitted|sent|time';
const MEETING = 'meeting|meetings|board|meet|meets|governance|session|boards|panel|committee';
const PEOPLE = 'people|persons|contacts|owners|users|members|everyone|leads|names';
const READER = 'hmicfrs|hmi|hmic|inspectorate|inspectors|them';

/** What people ask about the register as a whole. */
const ASKED = phrases({
  help: [
    '^ help $',
    'help me|us|out|list|page|menu|screen? please|pls? $',
    '^ help please|pls|me|!',
    'can i ask|type|say|do you|this|it|here?',
    'need|some|want|get|show|open|see|me help $',
    'can|could you help',
    'what|which things|questions|else? can|could|do|should|shall|may you|i|we|one do|ask|say|type|put|write|use',
    'what|which things|questions can|could|do|should i|we|you',
    'what|whatever do|are|is you do|for',
    'what are you',
    'how do|does|can|should|would|to i|this|it|we|you|one use|work|works|start|ask|begin|talk|query|search',
    'how to use|ask|start|begin',
    'how this|it|you work|works',
    '^ the? commands|instructions|options|menu|manual|guide|faq $',
    'list|show me? the|all|your|of? commands|options|menu|instructions',
    'what|which commands|options',
    'dont know|understand what|how to',
    'not sure what|how to|i|this',
    'im new|lost|stuck',
    'user guide|manual',
    'getting started',
  ],
  responseDue: [
    `${RESPONSE} .. ${CLOCK}`,
    `due|deadline|when|whens|long|days|date|late|time|day|cutoff|clock|overdue|limit .. response|respond|responding|reply|replying|statutory|comments|submission`,
    `due|deadline|when|whens|long|days|date|late|time|day|by|overdue .. answer|publish|comment|submit|back to|the`,
    `due|deadline|when|whens|long|days|date|late|time|day|by .. answer|tell ${READER}`,
    `days|time|long left|have|remaining|got .. ${READER}`,
    `deadline|due|date .. ${READER}`,
    `${READER} .. deadline|due`,
    '@56 day|days|clock|deadline',
    'fifty six day|days',
    'eight weeks .. deadline|due|respond|reply',
    'statutory clock|deadline|limit|date|period|window|time|timescale',
    'section .. deadline|due|date|clock|reply|response',
    '^ our? the? response|statutory clock|deadline|due|date|limit? $',
    'response clock|deadline|window|date',
    '^ due|deadline $',
  ],
  changes: [
    'changed|changes|change|moved|different|new|movement|movements|happened|happening|developments|missed|progress|progressed|progressing|shifted|updated|updates|gone|turned|news|moves|progression .. since|between',
    'changed|changes|change|moved|different|new|movement|movements|happened|happening|developments|missed|progress|progressed|progressing|shifted .. last|previous|prior meeting|board|time|month|week|one|pack|papers|session|met',
    'since|from the|our|we|i? last|previous|prior? meeting|board|met|time|last|session|spoke|looked|checked|pack',
    'catch|bring|get me|us|everyone|the up',
    'catch up',
    'up to speed',
    'the latest changes|developments',
    'differences|delta|changes since|from|between',
  ],
  /** Clear only where nothing else is named: "what's happening with parking" asks about parking. */
  changesAlone: [
    'whats been? changed|changes|new|moved|different|happening',
    'what|anything|what|which is|has|have|things? been? changed|new|moved|different|moving',
    '^ and|so? what changed|moved',
    '^ the|any|all|show|list|latest|recent|me? changes',
    'any|the|all|latest|recent|show|list|other changes|developments|movements',
    'what did|have|has i|we miss|missed',
    'have i|we missed',
  ],
  meeting: [
    `next|upcoming|following|coming .. ${MEETING}`,
    `when|whens is|are|do|does|was|will|have|should|the|our|we|next|it .. ${MEETING}`,
    `what|which date|time|day|room .. ${MEETING}`,
    `what|whats is? the? date|time|day .. ${MEETING}`,
    `date|time|dates|day|schedule|calendar of|for .. ${MEETING}`,
    `how long|soon|many .. ${MEETING}`,
    'when .. we|board next? sitting|sit|sits|convene|gather|together|next',
    `where is|are|do|does|we|the|will .. meeting|meet|board`,
    `wheres .. meeting|board|meet`,
    'what|whats|which is|item? on|is the? table',
    `${MEETING} .. when|next|date|dates|time|calendar|schedule|happening`,
    `is|are|do there|we a|any? meeting|board|meet|meeting`,
    `is|are .. ${MEETING} this|next|today|tomorrow|on|still|happening|cancelled|moved`,
    '^ the? board|governance? meeting|meetings|board please|pls|info|details? $',
    'meeting dates|date|time|calendar|schedule',
  ],
  home: [
    '^ home|desk please|pls? $',
    'what|whats|anything is? waits|awaits|waiting|awaiting|there for? me|us',
    'what|anything do i need to do',
    'what|anything is? on my desk|plate|list',
    'what should i do next|now|today',
    'my|the desk|inbox|todo',
  ],
  people: [
    `who|whos are|is|all .. ${PEOPLE}`,
    `list|show|all|see|give .. people|persons|contacts|users|members`,
    `list|show me? of? the|all? owners|leads|names`,
    `people .. register`,
    'whos who|here|there',
    'whos in|on the|this|your? register|here|list|system|books|bot|team',
    'who is|are|do we|have we .. in|on the|this|your? register|here|list|system|books|bot|team',
    'who is|are in|on',
    'who do we have',
    'who have we got',
    'who can i|we assign|pick|choose',
    'who does what',
    'who can use|see|do',
    `^ the? ${PEOPLE} list|please|pls? $`,
  ],
} as const);

const INTENT = {
  help: { kind: 'help' },
  responseDue: { kind: 'show-response-due' },
  changes: { kind: 'show-changes' },
  changesAlone: { kind: 'show-changes' },
  meeting: { kind: 'show-next-meeting' },
  home: { kind: 'show-home' },
  people: { kind: 'show-people' },
} as const satisfies Record<string, Intent>;

/** Read from the top: what is more particular comes first. */
const ORDER = ['home', 'help', 'responseDue', 'changes', 'changesAlone', 'meeting', 'people'] as const;

/** What a line asks about the register as a whole, other than a list of recommendations. */
export const askedOfRegister = (words: readonly string[], rest: readonly string[]): Intent | undefined => {
  const asked = ASKED.in(words);
  const first = ORDER.find((name) => asked.has(name) && (name !== 'changesAlone' || rest.length === 0));
  return first && INTENT[first];
};

const GREETINGS = new Set(
  'hi hello hey hiya morning afternoon evening yo greetings howdy alright hullo heya'.split(' '),
);
const BESIDE_GREETING = new Set(
  'there all folks team scrutiny bot everyone you are how hi hello morning good again to a very today mate colleagues both ? afternoon evening is it me happy new week monday friday'.split(
    ' ',
  ),
);
const THANKS = new Set('thanks thank thx ty cheers ta thankyou'.split(' '));
const BESIDE_THANKS = new Set(
  `ok okay great brilliant perfect lovely super good nice many oh thats all right really very much a lot so for that again
  bot scrutiny mate you helpful ever just what i needed need wanted got it everyone folks team done appreciated your help
  this the info information now no worries is of kind one job works wonderful fab fantastic excellent ace top sorted bye
  useful quick awesome legend star fine ah cool sound yes yep yeah was then`.split(/\s+/),
);

/** Thanks or a greeting and nothing else. */
export const isCourtesy = (words: readonly string[]): 'greet' | 'thank' | undefined => {
  const first = words.find((word) => !['good', 'oh', 'well', 'ok', 'ah'].includes(word)) ?? '';
  if (GREETINGS.has(first) && words.every((word) => GREETINGS.has(word) || BESIDE_GREETING.has(word)))
    return 'greet';
  if (words.length === 2 && words[0] === 'good' && words[1] === 'day') return 'greet';
  if (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || BESIDE_THANKS.has(word))
  )
    return 'thank';
  return undefined;
};

/** Every word that these cues wait for. */
export const REGISTER_WORDS: ReadonlySet<string> = ASKED.words;
