// Data, state, and the only ways in which this page makes elements. Text enters through text nodes
// and nowhere else, so whatever an article says stays text.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const LABELS = read('labels');
const SETTING = read('setting');
const { index: INDEX, aggregate: WHOLE = null, problems: PROBLEMS } = unpack(document.getElementById('summary'));
const BLOCKS = document.querySelectorAll('script.stories');

/** Articles of one compressed block. */
const BLOCK = 16;

/** Where among the texts of this page that of each article is; `null` where it is left out. */
const PLACES = (() => {
  let next = 0;
  return INDEX.map((one) => {
    if (one.left_out) return null;
    next += 1;
    return next - 1;
  });
})();

const state = {
  lang: SETTING.lang,
  page: 0,
  only: null, // an entity of the aggregate; articles that do not name it are left out
  hidden: new Set(), // layers that the reader switched off
  filter: {}, // what is shown of all, as filter.js has it
};

const at = (id) => document.getElementById(id);

/** Gives `node` attributes, listeners (`on…`) and children; what is null or false is left out. */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

/** A name or other words of the articles: apart from the text around, whatever their direction. */
const bdi = (text, attributes) => h('bdi', attributes, text);

/** The words of an article in an element of their own. */
const quoted = (text) => h('q', { lang: 'ar', dir: 'rtl' }, text);

const opened = new Map();

/** Whether the page has the text of an article. */
const hasStory = (number) => PLACES[number] !== null && PLACES[number] !== undefined;

/** The story with this number; the blocks that were read last are kept. */
function story(number) {
  const block = Math.floor(PLACES[number] / BLOCK);
  let stories = opened.get(block);
  if (!stories) {
    stories = unpack(BLOCKS[block]);
    opened.set(block, stories);
    if (opened.size > 8) opened.delete(opened.keys().next().value);
  }
  return stories[PLACES[number] % BLOCK];
}

/** The article's words at a fact, which has them only where the article has not. */
const words = (text, fact) => fact.text ?? text.slice(fact.span[0], fact.span[1]);

/** Layers in which facts are marked, each with its own colour and line. */
const LAYERS = ['person', 'location', 'organization', 'misc', 'dates', 'casualties', 'events', 'quotes'];

const narrow = () => window.innerWidth < 700;
