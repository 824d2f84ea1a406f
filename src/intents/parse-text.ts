import { parseAssignment, parseCommandWithWords, parseTarget } from './commands-with-words.js';
import type { Filter, Intent, Reference } from './intent.js';
import { findMentions, type Mentions } from './reference.js';
import { LONGEST_LINE, tokenise } from './tokens.js';
import { numberWord } from './vocabulary.js';

const unclear = (
  because: Extract<Intent, { kind: 'unclear' }>['because'],
  offers: Extract<Intent, { kind: 'unclear' }>['offers'] = [],
): Intent => ({
  kind: 'unclear',
  offers,
  because,
});
const nothingKnown = unclear({ kind: 'nothing-known' });

/**
 * What a line typed to the bot means. Total: any string gives an intent, and none that shows a recommendation's
 * facts unless the line names it. Reads at most `LONGEST_LINE` characters for meaning.
 */
export const parseText = (typed: string, where: 'direct' | 'shared' = 'direct'): Intent => {
  const line = typed
    .slice(0, 20_000)
    .replace(/^\s*(?:\/rec\b|@?scrutiny\b[,:]?)\s*/i, '')
    .trim();
  if (line === '') return { kind: 'help' };
  const command = parseCommandWithWords(line);
  if (command) return command;
  const short = line.slice(0, LONGEST_LINE);
  const tokens = tokenise(short);
  if (!tokens.some((token) => token.kind !== 'sign'))
    return short.includes('?') && short.length < 4 ? { kind: 'help' } : nothingKnown;
  // Code, markup and templates are not a question, whatever number stands in them.
  if (/[<>{}=]|;\s*--|\$\(/.test(short)) return nothingKnown;
  const mentions = findMentions(tokens);
  if (EXCEPT.test(mentions.plain)) return nothingKnown;
  const order = ORDERS.exec(mentions.plain);
  const forbidden = order?.[1] ?? order?.[2];
  if (forbidden) return unclear({ kind: 'not-by-chat', word: forbidden });
  // Among others a lone number is seldom for the bot; between two it is.
  if (where === 'shared' && mentions.by === 'bare' && isBare(mentions.plain)) return offer(mentions.refs);
  return mentions.refs.length > 0 ? aboutRecommendations(short, mentions) : aboutTheRegister(short, mentions);
};

const EXCEPT = /\b(?:everything|all|every|any)\b.*\b(?:except|apart from|other than|excluding|but)\b/;
/** What chat does not do, said as an order: never answered with facts, always with how it is done. */
const ORDERS =
  /^(?:(?:please|pls|just|now|ok|hi|hello|hey|can you|could you|scrutiny|and|then|go ahead and|lets|i want you to|i need you to|you should|you must) )*(delete|remove|erase|wipe|drop|destroy|ignore|forget|pretend|reset|close|shut|cancel|hide|publish|approve|reopen|scrap|bin|kill|disable|undo|rename|merge|email|send everyone|export|reveal|print|dump|override|bypass|mark|sign off|set all|show all names|stop|unassign|disregard|act as|change all|make all)\b|\b(mark|make|set|turn|delete|close) (?:all|every|everything|each)\b/;
const NEGATED = /\b(?:dont|do not|never|no need to|not to|shouldnt|wouldnt|didnt ask|stop)\b/;
/** How people correct themselves: it says nothing about what they want to know. */
const ASIDE = /\b(?:i|we|you)(?: did)? (?:said|say|mean|meant)\b|\b(?:sorry|oops|no wait|typo|meant)\b/g;
const HYPOTHETICAL = /^(?:if|suppose|imagine|what if|lets say|say we|assuming|hypothetically|unless)\b/;

interface Cue {
  readonly kind:
    | 'show-history'
    | 'show-text'
    | 'show-answer'
    | 'show-owner'
    | 'show-due'
    | 'show-status'
    | 'give-update';
  readonly pattern: RegExp;
}

const GIVE =
  /\b(?:give|giving|submit|submitting|send|sending|adding|filing|reporting|posting|add|enter|report|file|log|provide|make|record|put|do|write|fill|share|post|got|have|ive)(?: (?:in|an|a|my|the|our|some|new|quick|out|through|you|over|got|on|of|#|short|brief|fresh))* (?:update|updates|progress)\b|^(?:(?:please|can|could|i|want|need|to|id|like|ill|let|me|time|ready|hi|hello|hey|ok|we|im|here|is|my|wed|just|now|quick|going|going to) )*update(?: (?:on|for|to|form|the|form for))? #|\b(?:want|need|like|ready|time|going|able|let me|can i|could i|may i) (?:to )?update(?: (?:on|for))? #|\bupdate (?:form|from me)\b|\bmy update\b|\breport (?:on|back on|progress)\b/;
/** "give me an update", "can you update me": they want to hear one. */
const HEAR =
  /\b(?:give|get|send|show|tell|update|bring) (?:me|us|the (?:board|chair|meeting|commissioner))|\blet (?:me|us) (?:know|see|have)\b|\b(?:can|could|will|would|have|do|did|any) (?:you|we|they|anyone|anybody|he|she)\b.* update|\bany (?:new |recent |more |further )?(?:update|updates|progress|news)\b|\bupdate (?:me|us)\b|\b(?:whats|what is|wheres|is there|are there|latest|last|has|hows) .*\b(?:update|progress)\b|\bneed an update\b|\bupdate (?:please|pls|plz)\b/;

/** Read from the top: what is more particular comes first. */
const CUES: readonly Cue[] = [
  {
    kind: 'show-history',
    pattern:
      /\b(?:history|audit|trail|timeline|paper trail|change log|changelog|log of|log for|back story|backstory)\b|\bwho did\b|\b(?:change|changes) log\b|\bwho (?:has |have |last |else |was it that )*(?:changed|updated|edited|touched|moved|altered|amended|said|set)\b|\b(?:changes|edits|amendments) (?:to|on|in|made|for)\b|\bwhat (?:has |have |was |were )?(?:been )?(?:changed|happened|done)(?: so far)? (?:to|on|in|with|about) #|\bwhat happened\b|\bevery change\b|\bchanged (?:on|in|about) #|\bwhen (?:was|did|were) .*\b(?:changed|change|updated|edited)\b/,
  },
  {
    kind: 'show-answer',
    pattern:
      /\b(?:we|pcc|commissioner|constabulary|force|they|our|published|publish|official)\b.{0,40}?\b(?:answer|answered|response|respond|responded|reply|replied|say|said|publish|published|tell|told|told them)\b|\b(?:answer|response|reply) (?:to|on|for|about|was|did)\b|\bpublished (?:answer|response|reply)\b|\b(?:answer|response|reply|published) #|# (?:answer|response|reply)\b/,
  },
  {
    kind: 'show-due',
    pattern:
      /\b(?:when|by when|what date|what day|how long)\b.*\b(?:due|deadline|finish|finished|done|complete|completed|target|by|expected|ready|deliver|delivered|land)\b|\b(?:deadline|deadlines|due|target|targets|timescale|due by|target date|due date)\b/,
  },
  {
    kind: 'show-owner',
    pattern:
      /\b(?:owner|owners|owns|own|owned|owning|lead|leads|leading|responsible|responsibility|accountable|in charge|belong|belongs|assigned|whose|who has|whos got|who got|who have|whos on|whos doing|who is on|who is doing|who do i (?:ask|speak|chase|talk)|who deals|who looks|whos looking|who runs|with who|with whom|whos running|who handles|whos handling)\b/,
  },
  {
    kind: 'show-text',
    pattern:
      /\bwhat.*\b(?:say|says|said)\b|# (?:actually )?says?\b|\b(?:text|wording|word for word|verbatim|exact|read|words|full|detail|details|mean|means|asking|require|requires|requirement|requirements|cover|covers|about again)\b|\bwhat (?:is|was|does|do|did|are)(?: the)? # (?:about|ask|want|say|actually|again|require|for|cover)|\bwhats # (?:about|again|asking|actually|for|all about)|\bask(?:s|ed)? (?:for|of|us)\b|\bremind me what # (?:is|was|says)\b/,
  },
];

const STATUS =
  /\b(?:status|state|stand|stands|standing|position|progress|progressing|progressed|latest|news|rag|rating|rated|happening|happened|situation|moved|moving|movement|update|updates|updated|where|wheres|how|hows|doing|getting|going|finished|completed|closed|open|overdue|late|behind|track|risk|red|amber|green|outstanding|done|accepted|confidence|concern|what about|how about|and #)\b/;

const aboutRecommendations = (line: string, mentions: Mentions): Intent => {
  const { refs, by, rest } = mentions;
  const plain = mentions.plain.replace(ASIDE, ' ').trim();
  if (mentions.tooMany) return unclear({ kind: 'usage', command: 'status' });
  if (HYPOTHETICAL.test(plain)) return offer(refs);
  if (NEGATED.test(plain)) return nothingKnown;
  const change = parseTarget(line, refs) ?? parseAssignment(line, refs);
  const hears = HEAR.test(plain);
  const gives = !hears && GIVE.test(plain);
  const cue = CUES.find(({ pattern }) => pattern.test(plain))?.kind;
  // A number without "rec" beside it counts only when every other word of the line is clear.
  const doubts = rest.length + (plain.includes('@') ? 1 : 0);
  const meant = cue !== undefined || gives || STATUS.test(plain) || isBare(plain);
  const sure = by === 'rec' || (by === 'number' ? doubts <= 2 : doubts === 0 && meant);
  if (change && (by === 'rec' || rest.length <= 6)) return change;
  if (!sure) return doubts === 0 ? offer(refs) : aboutTheRegister(line, mentions);
  if (gives) return { kind: 'give-update', refs };
  if (hears) return { kind: 'show-status', refs };
  if (cue) return { kind: cue, refs } as Intent;
  if (/^(?:what is|whats|what was|what) # ?\??$/.test(plain)) return { kind: 'show-text', refs };
  const told = rest.length > 3 && !plain.includes('?') && !STATUS.test(plain);
  return told ? offer(refs) : { kind: 'show-status', refs };
};

/** Nothing but numbers, joining words and politeness. */
const isBare = (plain: string): boolean =>
  /^(?:(?:and|or|please|pls|thanks|ok|hi|hello|now|then|next) )*#(?: (?:and |or )?#)*(?: (?:please|pls|thanks|now|next|then))* ?\??$/.test(
    plain,
  );

const offer = (refs: readonly Reference[]): Intent =>
  unclear(
    { kind: 'two-readings' },
    refs.slice(0, 3).map((ref) => ({
      kind: 'show-status',
      number: ref.inspection ? `${ref.inspection}/${ref.number}` : ref.number,
    })),
  );

const aboutTheRegister = (line: string, mentions: Mentions): Intent => {
  const { plain, rest } = mentions;
  if (NEGATED.test(plain) && !/\bdont have\b/.test(plain)) return nothingKnown;
  if (isGreeting(plain, rest)) return { kind: 'greet' };
  if (isThanks(plain)) return { kind: 'thank' };
  if (HELP.test(plain)) return { kind: 'help' };
  const matched = REGISTER.find(({ pattern }) => pattern.test(plain));
  if (matched) return matched.intent;
  const list = listOf(line, mentions);
  if (list) return list;
  const cue =
    CUES.find(({ pattern }) => pattern.test(plain))?.kind ??
    (GIVE.test(plain) || STATUS.test(plain) ? 'show-status' : undefined);
  const named = mentions.refs.length === 0 && rest.length === 0 && !plain.includes('@');
  if (named && (cue || /\brec/.test(plain)))
    return unclear({ kind: 'needs-recommendation', command: cue === undefined ? 'status' : wordFor(cue) });
  if (rest.length > 0 && rest.length <= 12) return { kind: 'find-topic', words: rest, asked: line };
  return nothingKnown;
};

const WORD_FOR: Record<Cue['kind'], string> = {
  'show-history': 'history',
  'show-text': 'text',
  'show-answer': 'answer',
  'show-owner': 'owner',
  'show-due': 'due',
  'show-status': 'status',
  'give-update': 'update',
};
const wordFor = (kind: Cue['kind']): string => WORD_FOR[kind];

const isGreeting = (plain: string, rest: readonly string[]): boolean =>
  rest.length === 0 &&
  /^(?:(?:good )?(?:hi|hello|hey|hiya|morning|afternoon|evening|yo|greetings)\b)(?: (?:there|all|folks|team|scrutiny|bot|everyone|you|are|how|hi|hello|morning))*$/.test(
    plain.replace(/ \?$/, ''),
  );
const isThanks = (plain: string): boolean =>
  /^(?:(?:ok|okay|great|brilliant|perfect|lovely|super|good|nice|many|oh|thats|all|right|really|very) )*(?:thanks|thank you|thx|ty|cheers|ta|thank)(?: (?:very much|a lot|so much|for that|again|that|bot|scrutiny|all|mate|you|for|so|much|very|a|lot|helpful|great|brilliant|perfect|lovely))*$/.test(
    plain,
  );
const HELP =
  /^(?:(?:please|pls|i|need|some|can|you|me|with|a|hi|hello|hey|ok|get|show|this|the) )*help(?: (?:me|please|pls|us|with this|out|list|page))* ?\??$|\bwhat can (?:you|i|we) (?:do|ask|say|type)\b|\bhow (?:do|does|can|should) (?:i|this|it|we|you) (?:use|work|works|start|ask)\b|^commands?\b|^(?:show|list)(?: me)?(?: the| all| your)* commands\b|\bwhat commands\b|\bwhat (?:do|should|could|can) i (?:type|say|ask)\b|\bhow do you work\b/;

const REGISTER: readonly { readonly pattern: RegExp; readonly intent: Intent }[] = [
  {
    pattern:
      /\b(?:response|respond|responded|reply|replied|answer|answered|statutory|comments)\b.*\b(?:due|deadline|when|by|late|long|days|date|overdue|limit|time)\b|\b(?:due|deadline|when|long|days|date|late|time)\b.*\b(?:response|respond|reply|statutory|comments|answer the|answer to the|answer hmicfrs|answer them)\b|\b(?:^| )@56 days?\b|\b(?:days left|time left|long left|long have we got).*\b(?:respond|response|reply|answer|inspectorate|hmicfrs)\b|^(?:our )?(?:response|statutory)(?: clock| deadline| due| date)?$/,
    intent: { kind: 'show-response-due' },
  },
  {
    pattern:
      /\b(?:changed|changes|change|moved|different|new|movement|happened|developments|missed|happening|movements|progress|progressed|progressing)\b.*\b(?:since|last meeting|last board|last time|last month|last week|between meetings)\b|\bsince (?:the |our |we )?(?:last )?(?:meeting|board|met|time|last)\b|^(?:so |and )?what(?:s| is| has| have)? (?:been )?(?:changed|changes|new|moved|different)\b|^changes\b|\bany changes\b|\bwhat did i miss\b|\bcatch me up\b|\bbring me up\b/,
    intent: { kind: 'show-changes' },
  },
  {
    pattern:
      /\b(?:next|when|whens|what date|what time|which day|upcoming|date of|time of|how long)\b.*\b(?:meeting|meetings|board|meet|meets|governance)\b|\b(?:meeting|board)\b.*\b(?:when|next|date|time|what day)\b|^(?:the )?(?:next )?(?:meeting|meetings|next meeting|board meeting|governance meeting)(?: date| dates| please| pls)?$|\bmeeting dates?\b/,
    intent: { kind: 'show-next-meeting' },
  },
  {
    pattern:
      /\b(?:who are|whos|who is|who all|list|show|all) .*\b(?:people|persons|contacts|owners|users|members|everyone)\b|\bpeople\b.*\bregister\b|\bwhos (?:who|in the register|on the register|on here|in this)\b|^(?:the )?(?:people|persons|contacts|owners)(?: list| please)?$|\bwho (?:is|are|do we have|have we got)(?: all)? (?:in|on) (?:the |this |here)|^who (?:is|are) (?:in|on)\b/,
    intent: { kind: 'show-people' },
  },
];

const LISTISH =
  /\b(?:list|show|which|what|whats|whatre|any|anything|how many|recs|recommendations|rec|ones|those|all|everything|give|see|get|pull|got|items|actions|do|is|are|who|whos|nobody|noone|still|things|stuff|tell)\b/;

const listOf = (line: string, { plain, rest }: Mentions): Intent | undefined => {
  const filter = filterOf(line, plain, rest);
  if (!filter) return undefined;
  const short = plain.split(' ').length <= 4;
  const rigid = filter.filter === 'owner' || filter.filter === 'silent';
  if (!LISTISH.test(plain) && !short) return undefined;
  // Words that are neither the list's nor filler make it something else: "any open parking spaces".
  if (
    !rigid &&
    rest.filter((word) => !LIST_WORDS.has(word)).length >
      (/\brecs?\b|\brecommendations?\b/.test(plain) ? 3 : 0)
  )
    return undefined;
  return { kind: 'show-list', ...filter };
};

const LIST_WORDS: ReadonlySet<string> = new Set(
  `items actions unowned unallocated past missed gone slipped slipping slip signed claimed claims says live plate many register whole full
  every complete anything stuff colour coloured flagged marked schedule awaiting undone dated worried problem problems trouble
  fallen falling running struggling orphan orphaned without nothing none yet deadline only urgent deadlines dates longer`.split(
    /\s+/,
  ),
);

const DURATION = /(?<![\p{L}\p{N}])(\d{1,3}|\p{L}{2,9})\s+(days?|weeks?|wks?|months?|fortnight)\b/iu;

const daysIn = (line: string): number | null => {
  if (/\bfortnight\b/i.test(line)) return 14;
  const match = DURATION.exec(line);
  const unit = (match?.[2] ?? /\b(day|week|month)\b/i.exec(line)?.[1] ?? '').toLowerCase();
  if (unit === '') return null;
  const many = /^\d+$/.test(match?.[1] ?? '')
    ? Number(match?.[1])
    : (numberWord((match?.[1] ?? '').toLowerCase())?.value ?? 1);
  return many * (unit.startsWith('w') ? 7 : unit.startsWith('m') ? 30 : 1);
};

const SIMPLE: readonly { readonly pattern: RegExp; readonly filter: Filter }[] = [
  {
    pattern:
      /\b(?:undated|no (?:target |due |end )?(?:date|dates|deadline|deadlines|target|targets)|without (?:a |any )?(?:target |due )?(?:date|dates|deadline|target)|not dated|(?:dont|doesnt|havent) (?:have|got) (?:a |any )?(?:target |due )?(?:date|deadline))\b/,
    filter: { filter: 'undated' },
  },
  {
    pattern:
      /\b(?:claimed closed|claims? (?:to be )?closed|claimed (?:as )?(?:done|complete|closed)|(?:force|owner|they|owners) (?:say|says|said|claim|claims|claimed|reckon|reckons|think|thinks)\b.*\b(?:closed|done|finished|complete|completed)|closed but|pending sign off by hmicfrs|closed by the force)\b/,
    filter: { filter: 'claimed-closed' },
  },
  {
    pattern:
      /\b(?:unassigned|unallocated|unowned|no owner|no owners|without (?:an |any )?owners?|nobody (?:owns|has|owning)|no one owns|noone owns|not (?:been )?(?:assigned|allocated)|(?:hasnt|havent) (?:got )?(?:an |any )?owner|(?:dont|doesnt) have an owner|isnt owned|orphan|orphaned|arent assigned)\b/,
    filter: { filter: 'unassigned' },
  },
  { pattern: /\b(?:off track)\b/, filter: { filter: 'confidence', confidence: 'off-track' } },
  { pattern: /\b(?:at risk)\b/, filter: { filter: 'confidence', confidence: 'at-risk' } },
  { pattern: /\b(?:on track)\b/, filter: { filter: 'confidence', confidence: 'on-track' } },
  { pattern: /\breds?\b/, filter: { filter: 'rag', rag: 'red' } },
  { pattern: /\bambers?\b/, filter: { filter: 'rag', rag: 'amber' } },
  { pattern: /\bgreens?\b/, filter: { filter: 'rag', rag: 'green' } },
  {
    pattern:
      /\b(?:waiting|awaiting) (?:for )?(?:acceptance|to be accepted|a decision|my decision)\b|\bnot (?:yet )?accepted\b/,
    filter: { filter: 'waiting' },
  },
  {
    pattern:
      /\b(?:overdue|past due|past (?:its|their|the) (?:date|deadline|target|due)|gone past|behind schedule|running late|late|missed (?:its|their|the|a)?\s?(?:deadline|target|date)s?|slipped|behind)\b/,
    filter: { filter: 'overdue' },
  },
  {
    pattern:
      /\b(?:mine|my (?:recs?|recommendations?|list|items|ones|actions|stuff|open)|assigned to me|(?:do|am) i (?:own|have|got|down|responsible|leading)|(?:have|ve) i got|i (?:own|lead)|(?:what|which|recs|recommendations|ones) i (?:have|got)|ive got|on my plate|im (?:down|responsible|the owner|leading|on the hook)|for me|belong to me|with my name)\b/,
    filter: { filter: 'mine' },
  },
];

const filterOf = (line: string, plain: string, rest: readonly string[]): Filter | undefined => {
  if (SILENT.test(plain)) return { filter: 'silent', days: daysIn(line) };
  const simple = SIMPLE.find(({ pattern }) => pattern.test(plain));
  if (simple) return simple.filter;
  const owner = ownerIn(line, plain);
  if (owner && rest.length > 0) return { filter: 'owner', owner };
  if (
    /\b(?:closed|completed|complete|finished|signed off|done and dusted|been closed)\b/.test(plain) &&
    !/\bnot (?:yet )?(?:closed|completed|complete|finished)\b|\bstill\b/.test(plain)
  )
    return { filter: 'closed' };
  if (
    /\b(?:open|outstanding|live|active|unfinished|remaining|not (?:yet )?(?:closed|completed|complete|finished|done)|left to do|still to do|isnt closed|arent closed|to do)\b/.test(
      plain,
    )
  )
    return { filter: 'open' };
  if (
    /^(?:(?:show|list|give|me|us|please|pls|can|you|i|see|get|the|all|of|a|whole|full|entire|complete|every|let|hi|hello|pull|up|what|are|have|we|got|do) )*(?:(?:all|every|whole|full|entire|complete)(?: of)?(?: the| our| these)? ?(?:recs?|recommendations?|list|register|lot|eight|#|ones|set)?|list|recs|recommendations|everything|the lot|register|list of (?:the |all |all the )?(?:recs|recommendations)|how many (?:recs|recommendations)\b.*|what recs.*|which recs.*)(?: (?:please|pls|are there|do we have|have we got|we have|thanks|list|we|got|have|on|the|for|us|in|register|there|loaded|at|glance))* ?\??$/.test(
      plain,
    )
  )
    return { filter: 'all' };
  return undefined;
};

const SILENT =
  /\b(?:silent|quiet|gone quiet|radio silence|(?:not|havent|hasnt|nothing|no one|nobody|not been|never|aint|nt) (?:been )?(?:heard|updated|reported|had an update|had any update|had updates|had an|had any|had a|has updated|reported on|touched|said)|no (?:updates?|news|word|progress reported|progress)(?: on)?(?: .*)? (?:in|for|since|over|this|within|at)|no updates?|without (?:an |any )?updates?|lacking updates?|not (?:had|got) (?:an )?updates?|heard nothing|stale|no recent updates?)\b/;

const ownerIn = (line: string, plain: string): string | undefined => {
  const text = line
    .replace(/[?.!]+\s*$/, '')
    .replace(/’/g, "'")
    .replace(/\s+(?:please|pls|thanks|thx|at the moment|atm|now|currently|today|then)$/i, '');
  const patterns = [
    /\b(?:owned by|assigned to|allocated to|belonging to|belong to|belongs to|sitting with|sit with|sits with|with|led by|of|for|held by|by owner)\s+(?:the\s+)?([\p{L}][\p{L}' -]{2,60})$/iu,
    /\b(?:what|which|anything|everything)(?:'s|s)?\b(?:\s+(?:recs?|recommendations?|ones|else|is|are))*\s+(?:does|do|has|have|is|are)?\s*(?:the\s+)?([\p{L}][\p{L}' -]{2,50}?)\s+(?:owns?|got|have|has|lead|leads?|leading|responsible for|in charge of|looking after|look after|down for|on the hook for|hold|holds|to do|working on|doing|dealing with|handling|on their plate|hanging over)\b/iu,
    /^(?:(?:show|list|give|me|please|pls|all|of|the|what|are|whats|what's)\s+)*([\p{L}][\p{L}' -]{2,50}?)(?:'s|s'|s)?\s+(?:recs?|recommendations?|items|ones|list)$/iu,
  ];
  if (
    !/\b(?:recs?|recommendations?|list|what|whats|which|ones|own|owns|owned|items|everything|anything|assigned|show)\b/.test(
      plain,
    )
  )
    return undefined;
  for (const pattern of patterns) {
    const owner = pattern
      .exec(text)?.[1]
      ?.toLowerCase()
      .replace(/^(?:the|our)\s+/, '')
      .replace(/'s$/, '')
      .trim();
    if (owner && !NOT_AN_OWNER.test(owner)) return owner;
  }
  return undefined;
};
const NOT_AN_OWNER =
  /^(?:all|open|overdue|closed|my|our|the|me|us|we|i|you|it|they|recs?|recommendations?|list|undated|late|today|now|meeting|board|next.*|last.*|this.*|everyone|each|every|outstanding|tomorrow|show|full|whole|any)$/;
