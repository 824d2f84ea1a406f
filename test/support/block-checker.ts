/** Slack's own rules for blocks, written down again apart from the converter, so that a wrong limit there is found. */

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in it, with the path to it. */
const nodes = (value: unknown, path = ''): readonly (readonly [string, Node])[] => {
  if (Array.isArray(value)) return value.flatMap((inner, at) => nodes(inner, `${path}[${at}]`));
  if (!isNode(value)) return [];
  return [[path, value], ...Object.entries(value).flatMap(([key, inner]) => nodes(inner, `${path}.${key}`))];
};

/** A half of a surrogate pair without the other: a character cut in two. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const textIn = (node: Node, key: string): number => (isNode(node[key]) ? lengthOf(node[key].text) : 0);
const listIn = (node: Node, key: string): readonly unknown[] => (Array.isArray(node[key]) ? node[key] : []);

/** Longest text, in characters, of what a kind of object holds under a name. */
const LONGEST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  section: { text: 3_000 },
  header: { text: 150 },
  button: { text: 75 },
  input: { label: 2_000, hint: 2_000 },
  modal: { title: 24, submit: 24, close: 24 },
};

const wrongWith = (node: Node): readonly string[] => {
  const type = String(node.type);
  const wrong: string[] = [];
  const no = (is: boolean, what: string): void => {
    if (is) wrong.push(`${type}: ${what}`);
  };
  for (const [key, longest] of Object.entries(LONGEST[type] ?? {}))
    no(textIn(node, key) > longest, `${key} is ${textIn(node, key)} long`);
  if (type === 'mrkdwn' || type === 'plain_text') {
    no(lengthOf(node.text) === 0, 'an empty text');
    no(lengthOf(node.text) > 3_000, 'a text over 3,000');
  }
  if (type === 'section') {
    no(!isNode(node.text) && listIn(node, 'fields').length === 0, 'neither text nor fields');
    no(listIn(node, 'fields').length > 10, 'over 10 fields');
  }
  if (type === 'header')
    no(!isNode(node.text) || node.text.type !== 'plain_text', 'a header that is not plain');
  if (type === 'context')
    no(listIn(node, 'elements').length < 1 || listIn(node, 'elements').length > 10, 'elements');
  if (type === 'actions')
    no(listIn(node, 'elements').length < 1 || listIn(node, 'elements').length > 25, 'elements');
  if (type === 'rich_text' || type === 'rich_text_section')
    no(listIn(node, 'elements').length < 1, 'no elements');
  if (type === 'rich_text_section') {
    const whole = listIn(node, 'elements').reduce<number>(
      (sum, one) => sum + (isNode(one) ? lengthOf(one.text) : 0),
      0,
    );
    no(whole > 3_000, `${whole} characters`);
  }
  if (type === 'text') no(lengthOf(node.text) === 0, 'an empty run');
  if (type === 'button') {
    no(lengthOf(node.value) > 2_000, 'a value over 2,000');
    no(
      lengthOf(node.accessibility_label) === 0 || lengthOf(node.accessibility_label) > 75,
      'accessibility_label',
    );
    no(lengthOf(node.action_id) === 0 || lengthOf(node.action_id) > 255, 'action_id');
  }
  if (type === 'image') no(lengthOf(node.alt_text) === 0, 'no alt_text');
  if (type === 'plain_text_input') {
    const most = typeof node.max_length === 'number' ? node.max_length : 3_000;
    no(most < 1 || most > 3_000, 'max_length');
    no(lengthOf(node.initial_value) > most, 'initial_value over max_length');
  }
  if (type === 'static_select' || type === 'radio_buttons') {
    const options = listIn(node, 'options');
    no(options.length < 1 || options.length > (type === 'radio_buttons' ? 10 : 100), 'options');
    for (const option of options.filter(isNode)) {
      no(textIn(option, 'text') < 1 || textIn(option, 'text') > 75, 'an option’s text');
      no(lengthOf(option.value) < 1 || lengthOf(option.value) > 150, 'an option’s value');
    }
    no(
      isNode(node.initial_option) &&
        !options.some((one) => JSON.stringify(one) === JSON.stringify(node.initial_option)),
      'initial_option is none of the options',
    );
  }
  if (type === 'datepicker' && node.initial_date !== undefined)
    no(!/^\d{4}-\d\d-\d\d$/.test(String(node.initial_date)), 'initial_date');
  if (type === 'modal')
    no(lengthOf(node.private_metadata) > 3_000 || lengthOf(node.callback_id) > 255, 'metadata');
  for (const value of Object.values(node))
    no(typeof value === 'string' && LONE.test(value), 'a character cut in two');
  return wrong;
};

const KINDS = ['section', 'header', 'context', 'divider', 'actions', 'rich_text', 'input'];

/** What Slack would refuse of these blocks; nothing for good ones. */
export const complaintsAboutBlocks = (blocks: readonly unknown[], most = 50): readonly string[] => {
  const actionIds = nodes(blocks).flatMap(([, node]) =>
    typeof node.action_id === 'string' ? [node.action_id] : [],
  );
  const blockIds = blocks.flatMap((block) =>
    isNode(block) && typeof block.block_id === 'string' ? [block.block_id] : [],
  );
  return [
    ...(blocks.length < 1 || blocks.length > most ? [`${blocks.length} blocks`] : []),
    ...blocks.flatMap((block) =>
      isNode(block) && KINDS.includes(String(block.type))
        ? []
        : [`no block of ours: ${JSON.stringify(block).slice(0, 80)}`],
    ),
    ...(new Set(actionIds).size < actionIds.length ? ['two elements with one action_id'] : []),
    ...(new Set(blockIds).size < blockIds.length ? ['two blocks with one block_id'] : []),
    ...nodes(blocks).flatMap(([path, node]) => wrongWith(node).map((what) => `${path} ${what}`)),
  ];
};

/** What Slack would refuse of a modal. */
export const complaintsAboutModal = (view: object): readonly string[] => {
  const { blocks, ...frame } = view as { blocks: unknown[] };
  return [
    ...complaintsAboutBlocks(blocks, 100),
    ...wrongWith(frame),
    ...nodes(frame).flatMap(([, node]) => wrongWith(node)),
  ];
};

/** The texts that Slack would read as markup. */
export const mrkdwnIn = (blocks: unknown): readonly string[] =>
  nodes(blocks).flatMap(([, node]) =>
    node.type === 'mrkdwn' && typeof node.text === 'string' ? [node.text] : [],
  );
