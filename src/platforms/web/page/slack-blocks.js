/** Draws Slack's blocks for looking at, in the manner of Slack. Everything in them stays text. */

/** @typedef {Record<string, any>} Part A block, or an element of one. */

/**
 * @param {string} tag
 * @param {string} name of the class
 * @param {(Node | string)[]} inside
 */
const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...inside);
  return element;
};

/** What Slack escapes in mrkdwn, as a reader sees it. @param {string} text */
const asRead = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** `*bold*` and `_italic_` of our own sentences. @param {string} text */
const mrkdwn = (text) =>
  text.split(/(\*[^*\n]+\*|_[^_\n]+_)/).map((piece) => {
    const [, bold] = /^\*([^*]+)\*$/.exec(piece) ?? [];
    if (bold !== undefined) return make('strong', '', asRead(bold));
    const [, italic] = /^_([^_]+)_$/.exec(piece) ?? [];
    return italic === undefined ? asRead(piece) : make('em', '', asRead(italic));
  });

/** @param {Part} text a text object */
const words = (text) => (text.type === 'mrkdwn' ? mrkdwn(text.text) : [String(text.text)]);

/** @param {Part} run */
const styled = (run) => {
  const { bold, italic, strike, code } = run.style ?? {};
  const tags = [bold && 'strong', italic && 'em', strike && 's', code && 'code'].filter(Boolean);
  return tags.reduce(
    (inside, tag) => make(tag, '', inside),
    /** @type {Node} */ (document.createTextNode(run.text ?? run.url ?? '')),
  );
};

/** @type {Record<string, string>} */
const RICH_TAGS = {
  rich_text_list: 'ul',
  rich_text_quote: 'blockquote',
  rich_text_preformatted: 'pre',
};

/** @param {Part} part @returns {HTMLElement} */
const richText = (part) => {
  const inside = (part.elements ?? []).map((/** @type {Part} */ one) =>
    Array.isArray(one.elements) ? richText(one) : styled(one),
  );
  const tag = RICH_TAGS[part.type];
  return make(tag ?? 'div', `slack-${part.type}`, ...inside);
};

/** @param {Part} part */
const button = (part) => {
  const drawn = make('button', `slack-button ${part.style ?? ''}`, ...words(part.text));
  drawn.setAttribute('type', 'button');
  if (part.accessibility_label) drawn.setAttribute('aria-label', part.accessibility_label);
  return drawn;
};

let fields = 0;

/** @param {Part} element @param {string} id */
const field = (element, id) => {
  if (element.type === 'plain_text_input') {
    const drawn = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
      make(element.multiline ? 'textarea' : 'input', 'slack-field')
    );
    drawn.value = element.initial_value ?? '';
    drawn.id = id;
    return drawn;
  }
  if (element.type === 'radio_buttons')
    return make(
      'div',
      'slack-radios',
      ...element.options.map((/** @type {Part} */ option) => {
        const radio = document.createElement('input');
        radio.type = 'radio';
        radio.name = id;
        radio.checked = option.value === element.initial_option?.value;
        return make('label', '', radio, ...words(option.text));
      }),
    );
  const shown = element.initial_option?.text?.text ?? element.initial_date ?? element.placeholder?.text ?? '';
  const drawn = /** @type {HTMLInputElement} */ (make('input', 'slack-field'));
  drawn.value = shown;
  drawn.id = id;
  return drawn;
};

/** @param {Part} block */
const input = (block) => {
  fields += 1;
  const id = `slack-${fields}`;
  const label = make('label', 'slack-label', ...words(block.label), block.optional ? ' (optional)' : '');
  label.setAttribute('for', id);
  const hint = block.hint ? [make('div', 'slack-context', ...words(block.hint))] : [];
  return make('div', 'slack-input', label, field(block.element, id), ...hint);
};

/** @param {Part} block */
const section = (block) => {
  const texts = [block.text, ...(block.fields ?? [])].filter(Boolean);
  const said = make('div', 'slack-text', ...texts.map((text) => make('div', '', ...words(text))));
  const accessory = block.accessory?.type === 'button' ? [button(block.accessory)] : [];
  return make('div', 'slack-section', said, ...accessory);
};

/** @type {Record<string, (block: Part) => HTMLElement>} */
const DRAWN = {
  header: (block) => make('h4', 'slack-header', ...words(block.text)),
  section,
  rich_text: richText,
  context: (block) =>
    make(
      'div',
      'slack-context',
      ...block.elements.map((/** @type {Part} */ one) => make('span', '', ...words(one))),
    ),
  divider: () => make('hr', 'slack-divider'),
  actions: (block) => make('div', 'slack-actions', ...block.elements.map(button)),
  input,
};

/**
 * A message or a modal, block by block; a kind of block that is not drawn here is named.
 * @param {readonly Part[]} blocks
 */
export const drawBlocks = (blocks) =>
  make(
    'div',
    'slack-message',
    ...blocks.map((block) => DRAWN[block.type]?.(block) ?? make('div', 'slack-context', `[${block.type}]`)),
  );
