import { phrases } from './phrases.js';

const CHANGED =
  'changed|change|updated|update|edited|edit|touched|touch|moved|altered|amended|set|signed|marked|put|made|added|closed|rated|accepted|reopened';
const US = 'we|pcc|commissioner|constabulary|force|they|opcc|police|cheshire|chief|constable|pccs|you';
const SAID =
  'say|said|tell|told|put|write|written|wrote|promise|promised|commit|committed|answer|answered|respond|responded|reply|replied|publish|published';
const FINISHED =
  'due|deadline|finish|finished|done|complete|completed|target|expected|ready|deliver|delivered|land|end|ends|closing|close|closed|over|sorted|wrapped|need|needed|supposed|meant|by';
const ANSWER = 'answer|answers|response|reply';
const INSPECTORS = 'hmicfrs|hmi|hmic|inspectorate|inspectors|inspector';
const ABOUT = 'on|for|to|of|about|with|in|re|regarding|against|under';
const CHASE = 'ask|speak|chase|talk|see|contact|email|ring|call|go|nudge|message|bother|phone|approach';

/** What people say when they ask about a recommendation that they name, by what they want of it. */
export const CUES = phrases({
  history: [
    'history|audit|trail|timeline|changelog|backstory|chronology',
    'paper trail',
    'change|changes|update log|logs|record|records|history',
    'log of|for',
    'back story',
    'story so far',
    'who did',
    'what|which changes|edits|amendments',
    'when did .. go|become|turn|close|turned|went',
    `who .. last|latest .. ${CHANGED}`,
    'who done it|this|that|#',
    `who has|have|had|last|else|was|ever it? that? last? ${CHANGED}|said`,
    `who ${CHANGED}|said`,
    'changes|edits|amendments to|on|in|made|for|about|#',
    `what has|have|was|were|got|is been? changed|happened|different ${ABOUT}|since #`,
    `whats been? changed|happened|different ${ABOUT}|since #`,
    `what changed|changes`,
    `what has|have been done so? far? ${ABOUT} #`,
    'what happened',
    'every|all|list|log|track|previous|past|earlier|recent|show|any change|changes|edits|versions|amendments',
    'how has|have|did .. changed|change|evolved|developed',
    'changed on|in|about #',
    'has|have|did|was # been? changed|change|edited|altered|amended',
    `when was|did|were|has|have .. ${CHANGED}`,
    'last changed|edited|touched|amended|altered',
    'previous|past|earlier|old updates|versions|entries|statuses|positions|answers|targets',
    'everything .. happened',
    'all|every|full the? updates|update on|for|to',
    'been through so far',
    'track|trace of .. changes|decisions',
  ],
  answer: [
    `did|have|has|how|what ${US} .. ${SAID}`,
    `did|have|has|how|what .. ${US} .. ${SAID}`,
    `we|pcc|commissioner|opcc ${SAID}`,
    `${US} .. answer|answered|respond|responded|reply|replied|published`,
    `constabularys|forces|commissioners|pccs|our|published|official|public|formal ${ANSWER}|position|statement|comments|line`,
    `${ANSWER} to|on|for|about|was|did|we|given|published|sent|in|#`,
    `# published|official? ${ANSWER}`,
    `what .. ${ANSWER}|replied|responded`,
    '# published',
    `${SAID} .. ${INSPECTORS}`,
  ],
  status: [
    'on|off target|schedule|course|track',
    'status|state of play',
    'up to date|speed',
    'is it|that|this done|closed|finished|complete|sorted',
    'confident|confidence',
  ],
  due: [
    `when|whens|by|what|why .. deadline|target|due`,
    `when|whens .. ${FINISHED}`,
    `by when`,
    'whens|when #',
    'when is|are|was|for # $',
    `what|which date|day|month|time .. ${FINISHED}|#`,
    'what|which date|day|month have|has|do|does|is|are|must|should',
    'date|dates for|on|of #',
    'date|dates for|of .. #',
    '# date|dates|when',
    'how long .. got|left|until|till|before',
    'how long do|does|did|have|has|will we|they|i|you|the? force? have|got|need',
    'how many|much days|weeks|time|long|months .. left|got|until|till|have|before|remaining',
    'days|time|weeks|long left|remaining|until|till',
    'deadline|deadlines|due|target|targets|timescale|timescales|timeframe|timeframes|cutoff|closedown',
    'target|due|end|completion|finish|delivery date|dates',
    'how soon',
    'meant|supposed to be done|finished|closed|complete|completed by|when',
  ],
  owner: [
    'owner|owners|owns|own|owned|owning|lead|leads|leading|responsible|responsibility|accountable|accountability|belong|belongs|assigned|allocated|whose|ownership|assignee',
    'in charge',
    'who has|have|got|had',
    'whos|whose got|on|doing|looking|running|handling|dealing|taking|picking|working|driving|down|the|picked|taken|covering|managing|sorting|over',
    'who is|are|was|will .. on|doing|looking|running|handling|dealing|taking|picking|working|driving|down|point|sro|contact|poc|covering|managing|sorting',
    'who do|should|can|would|must|could|shall i|we',
    `who to ${CHASE}`,
    'who deals|looks|runs|handles|leads|takes|does|answers|picked|took|holds|manages|drives|is|covers',
    'with who|whom',
    'which|what person|team|department|unit|officer|head|role .. #',
    'who|whos #',
    '# who',
    'under whom|who',
    'name|names|contact|poc|sro for|on|against|of',
    'sits|sit|sitting|rests|lies with',
    'on|under|to whose',
  ],
  text: [
    'what .. say|says|said|mean|means|ask|asks|asked|asking|want|wants|require|requires|required|cover|covers|involve|involves|entail|entails|read|reads|expect|expects|demand',
    'whats # say|saying|asking|mean|about|again|requiring|require|want|wanting|actually|for|cover|covering|all',
    'whats .. say|saying|asking|mean|requiring|cover|wanting|wants|require|asks',
    '# actually? says|say|again',
    'text|wording|worded|worded|verbatim|wordings|phrasing|phrased',
    'word for word',
    'exact|full|whole|original|actual|precise|complete|entire words|thing|recommendation|version|detail|details|language|wording|#',
    'words|detail|details of|on|in|for|about|#',
    '# full|words|detail|details',
    'in full',
    'spell|write out',
    'read .. #',
    '# read|reads',
    'paste|print|copy|quote .. #',
    'meaning of',
    '# mean|means',
    'requirement|requirements|requires|require|covers|cover',
    'what is|was|does|do|did|are the? # about|ask|want|say|actually|again|require|for|cover',
    'asked of|to',
    'asks|ask of|for',
    'remind me|us what # is|was|says',
    'remind me|us of|what # $',
    'about again',
  ],
  // "Give an update" and "give me an update" share their words; which is which is said here and by `hear`.
  give: [
    `give|giving|submit|submitting|send|sending|add|adding|file|filing|report|reporting|post|posting|enter|entering|log|logging|provide|providing|write|writing|fill|filling|share|sharing|upload|input|supply|record|recording|make|making .. update|updates|progress`,
    'put|putting|do|doing|got|have|ive|drop|pop in|an|a|my|the|our|some|another|through|you? in|an|a|my|the|our|some? new|quick|short|brief|fresh|progress? update|updates|progress',
    '^ update|updating #',
    '^ update|updates for|to|against|form #',
    'to|please|pls|can|could|may|will|ill|let|me|i|ready|now|just|lets|should|must|and|hi|hello|hey|ok|going|like|id update|updating #',
    'to|i|me update on|for #',
    'report back? on #',
    'report progress',
  ],
  giveSurely: [
    '^ update $',
    'update|updates|updating form',
    'update from me|us',
    'update|updates to log|give|add|submit|report|enter|file|share|record|put|make|send|post',
    'form|forms for #',
    'my update|updates|progress',
    'how do|can|should|would|does|to i|we|somebody|someone|one? .. update|updates',
  ],
  hear: [
    'give|get|send|show|tell|update|bring|keep|inform me|us|him|her|them|everyone',
    'give|get|send|show|tell|update|bring|inform the board|chair|meeting|commissioner|pcc|panel|committee',
    'let me|us know|see|have|hear',
    'can|could|will|would|have|has|do|did|does you|we|they|anyone|anybody|he|she|owner|force .. update|updates|progress|updated',
    '^ has|have|is|are|did|any|whats|what|hows|wheres|latest|last .. update|updates|progress',
    'any|latest|last|recent|newest|current|see|hear|read|chase|chasing|after|want|need|expecting|awaiting an|the|any|some|your? new|recent|more|further|latest|progress|quick|last? update|updates|progress|news',
    'whats|wheres|what .. update|updates|progress',
    'is|are there .. update|updates|progress',
    'update me|us',
    'update|updates please|pls|plz|thanks|thx $',
    '^ quick|progress|status|brief|short? update|updates on|about|regarding',
    '# update|updates',
    'seen|received .. update|updates',
    'grateful|thankful|looking|asking|wait|waiting for .. update|updates|progress|report',
  ],
  /** A word that makes a bare number a recommendation's, where it stands right before it. */
  bare: [
    `status|statuses|history|owner|owners|text|wording|deadline|deadlines|due|progress|answer|update|updates|latest|news|audit|trail|rag|rating|movement|position|dates|changes|details ${ABOUT}|is|at? number? #`,
    'owns|leads|owned|own|leading|lead on|for? #',
    '# status|owner|history|deadline|text|wording|progress|update|rag $',
  ],
} as const);

/** Words that say that somebody asks how a thing stands, in whatever order. */
export const STANDING = phrases({
  standing: [
    'status|state|stand|stands|standing|position|progress|progressing|progressed|latest|news|rag|rating|rated|stage|colour',
    'happening|happened|happens|situation|moved|moving|movement|update|updates|updated|where|wheres|how|hows|doing|getting|going',
    'finish|finished|completed|complete|closed|open|overdue|late|behind|track|risk|red|amber|green|outstanding|done|accepted|confidence|concern',
    'what about',
    'and|or #',
    'up to',
    'nearly|almost|there|all there|done',
    'overview|summary|snapshot|recap|briefing|rundown|lowdown|headline|headlines|checking|check|info|information',
    'blocked|blocker|blockers|stuck|stalled|delayed|slipped|slipping|started|sorted|actioned|implemented|delivered|evidenced|discharged|cracked|nailed|wrapped|landed|bottomed',
    'signed off',
    'any|anything joy|luck|further|more|else',
  ],
} as const);

export type CueName = typeof CUES extends { in(words: readonly string[]): ReadonlySet<infer Name> }
  ? Name
  : never;
