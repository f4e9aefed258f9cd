// Search over names, events, quotations and texts in any spelling. The letters of the Arabic block fold as the
// tool folds them; all else goes by Unicode's compatibility decomposition, as it does there.

const FOLD = new Map(Object.entries(SETTING.fold));
const STROKE = /\u0640/gu;

/** `text` in the spelling in which all spellings compare equal, signs as single spaces. */
function fold(text) {
  let out = '';
  for (const letter of text.replace(STROKE, '')) {
    const known = FOLD.get(letter);
    if (known !== undefined) out += known;
    else if (letter < '\u0080' || (letter >= '\u0621' && letter <= '\u064a')) out += letter.toLowerCase();
    else for (const part of letter.normalize('NFKD')) out += FOLD.get(part) ?? part.toLowerCase();
  }
  return out.replace(/[\p{M}\p{Cf}]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

let folded = null; // entities with their folded names, made at the first search
let asked = 0; // number of the latest search; older ones stop

function foldedNames() {
  folded ??= (WHOLE?.entities ?? []).map((entity) => ({
    entity,
    keys: [...new Set([entity.name, entity.name_en ?? '', english.get(entity.name) ?? '', ...(entity.forms ?? []).map((form) => form.text)].map(fold))].filter(Boolean),
  }));
  return folded;
}

/** Spellings that stand for the asked words: these themselves, and all forms of a name that they are or that has them as a word. */
function spellingsOf(key) {
  const all = foldedNames();
  const is = all.filter(({ keys }) => keys.includes(key));
  const has = is.length ? is : namesLike(key);
  return [...new Set([key, ...has.slice(0, 8).flatMap(({ keys }) => keys)])];
}

/** Names that have the asked words among theirs; where there is none, names that sound alike. */
function namesLike(key) {
  const all = foldedNames();
  const has = all.filter(({ keys }) => keys.some((one) => ` ${one} `.includes(` ${key} `)));
  const asked_ = sound(key);
  return has.length || asked_.length < 2 ? has : all.filter(({ keys }) => keys.some((one) => sound(one) === asked_));
}

/** The consonants of a folded name, those alike that spellings of foreign names take for each other. */
const sound = (key) => key.replace(/(^| )ال/gu, '$1').replace(/ق/gu, 'ك').replace(/خ/gu, 'غ').replace(/[اويهء ]/gu, '');

/** Letters by what they fold to, for looking into texts as they are written. */
const UNFOLD = new Map();
for (const [letter, one] of FOLD) UNFOLD.set(one, `${UNFOLD.get(one) ?? ''}${letter}`);

/** What finds a folded phrase in text that is not folded: any spelling of each letter, vowel signs between them. */
function finder(phrases) {
  const letter = (one) => `[${one}${(UNFOLD.get(one) ?? '').replace(/[\]\\^-]/gu, '\\$&')}]`;
  const word = (one) => [...one].map(letter).join('[\\p{M}\\p{Cf}\u0640]*');
  const phrase = (one) => one.split(' ').map(word).join('[^\\p{L}\\p{N}]+');
  return new RegExp(phrases.map(phrase).join('|'), 'iu');
}

/** Letters of the Latin script and of typesetters fold by Unicode alone. */
const plain = (text) => (/[\u00c0-\u024f\ufb50-\ufeff]/u.test(text) ? text.normalize('NFKD').replace(/[\u0300-\u036f]/gu, '') : text);

/** Whether the words are found in a text: a phrase as a whole, or all words somewhere. */
function matcher(wanted) {
  const phrase = finder(wanted);
  const each = wanted[0].includes(' ') ? wanted[0].split(' ').map((word) => finder([word])) : [];
  return (text) => phrase.test(plain(text)) || (each.length > 0 && each.every((word) => word.test(plain(text))));
}

async function search(query) {
  asked += 1;
  const turn = asked;
  const panel = at('results');
  const key = fold(query);
  panel.hidden = key === '';
  if (!key) return;
  const parts = foldedNames().filter(({ keys }) => keys.some((one) => one.includes(key)));
  const found = parts.length ? parts : namesLike(key);
  const wanted = spellingsOf(key);
  const is = matcher(wanted);
  const [quotes, texts] = [h('ol', { class: 'hits quotations' }), h('ol', { class: 'hits texts' })];
  const progress = h('p', { class: 'muted', id: 'progress' }, say('searching'));
  const head_ = (id) => h('h3', null, say(id));
  panel.replaceChildren(h('div', { class: 'inner' }, nameHits(found), eventHits(is),
    BLOCKS.length > 0 && [progress, head_('quotations'), quotes, head_('texts'), texts]));
  const hits = { quotes: 0, texts: 0 };
  for (let n = 0; n < INDEX.length; n += 1) {
    if (hasStory(n)) searchStory(n, is, finder(wanted), hits, quotes, texts);
    if (n % 48 === 47) {
      await new Promise((done) => { setTimeout(done); });
      if (turn !== asked) return;
    }
  }
  // a page without texts has no headings for them
  for (const [list, count] of [[quotes, hits.quotes], [texts, hits.texts]]) {
    if (list.previousSibling) list.previousSibling.hidden = count === 0;
  }
  const most = Math.max(hits.quotes, hits.texts) > MOST;
  progress.replaceChildren(...fill(h('span'), null, sayWith(most ? 'found_first' : 'found', number(hits.quotes), number(hits.texts))).childNodes);
}

/** Hits of one kind that are shown. */
const MOST = 60;

/** Adds what is found in one article: quotations by their words or speaker, else the first sentence of the text. */
function searchStory(n, is, phrase, hits, quotes, texts) {
  const one = story(n);
  let said = 0;
  (one.quotes ?? []).forEach((fact, i) => {
    const speaker = [fact.speaker.name, english.get(fact.speaker.name), fact.speaker.role].filter(Boolean).join(' ');
    if (!is(`${speaker} ${words(one.text, fact)}`)) return;
    said += 1;
    hits.quotes += 1;
    if (hits.quotes <= MOST) quotes.append(quoteHit({ n, i }));
  });
  if (said) return;
  const found = phrase.exec(one.text);
  if (!found && !is(one.text)) return;
  hits.texts += 1;
  if (hits.texts <= MOST) texts.append(textHit(n, found));
}

function textHit(n, found) {
  const one = story(n);
  const [before, meant, after] = sentenceAt(one.text, found ? [found.index, found.index + found[0].length] : [0, 0]);
  return h('li', null, h('a', { href: `#a${n}`, onclick: endSearch }, h('q', { lang: 'ar', dir: 'rtl' }, before, h('mark', null, meant), after)),
    h('small', { class: 'muted' }, ' ', place(n)));
}

/** Events by type, place, who did it, who claims and the words that state it; those at a place of this name first. */
function eventHits(is) {
  const text = (event) => [event.title, event.type && label('event', event.type), event.place?.name, english.get(event.place?.name),
    ...(event.agents ?? []), ...(event.targets ?? []),
    ...(event.claims ?? []).flatMap((claim) => [claim.claimed_by, english.get(claim.claimed_by), ...claim.evidence.slice(0, 3).map((one) => one.text)])];
  const isThere = (event) => Boolean(event.place) && is(`${event.place.name} ${english.get(event.place.name) ?? ''}`);
  const found = (WHOLE?.events ?? []).filter((event) => is(text(event).filter(Boolean).join(' · ')))
    .map((event) => [event, isThere(event)]).sort((a, b) => b[1] - a[1]).map(([event]) => event);
  return found.length > 0 && [h('h3', null, say('events')), growing(h('ol', { class: 'hits found-events' }), found, (event) => h('li', null, eventCard(event)), 3)];
}

function nameHits(found) {
  const item = ({ entity }) => h('li', null,
    h('button', { type: 'button', class: entity.type, onclick: () => showOnly(entity) }, named(entity.name)),
    h('span', { class: 'muted' }, sayWith('in_articles', number(entity.mentions), number(entity.documents.length))),
    entity.forms?.length > 1 && h('small', { class: 'muted' }, entity.forms.slice(0, 8).flatMap((form, i) => [i > 0 && say('comma'), bdi(form.text, { lang: 'ar' })])));
  return [h('h3', null, say('names')),
    found.length ? growing(h('ul', { class: 'hits names' }), found, item, 6) : h('p', { class: 'muted' }, label('word', 'nothing'))];
}

function quoteHit({ n, i }) {
  const one = story(n);
  const fact = one.quotes[i];
  return h('li', null,
    h('p', null, h('b', null, fact.speaker.name ? named(fact.speaker.name) : label('word', 'unknown')), ' ', unsaid(fact), ' ',
      h('small', { class: `tone stance-${fact.cue.stance}` }, bdi(words(one.text, fact.cue), { lang: 'ar' }))),
    h('a', { href: `#a${n}`, onclick: (event) => { event.preventDefault(); endSearch(); openQuote(n, fact); } }, quoted(words(one.text, fact))),
    h('small', { class: 'muted' }, ' ', place(n)));
}

/** Goes to a quotation in its article. */
function openQuote(n, fact) {
  openArticle(n);
  const all = facts(story(n));
  const index = String(all.findIndex((one) => one.fact === fact && !one.cue));
  const piece = [...at(`a${n}`).querySelectorAll('.m')].find((one) => one.dataset.facts.split(' ').includes(index));
  if (!piece) return;
  piece.scrollIntoView({ block: 'center' });
  piece.focus({ preventScroll: true });
  showCard(piece);
  pinned = piece;
}

function showOnly(entity) {
  endSearch();
  if (!BLOCKS.length) return;
  state.only = entity;
  state.page = 0;
  fillList();
  keepAddress();
  at('articles').scrollIntoView();
}

function lookUp(name) {
  const field = at('query');
  field.value = name;
  field.focus();
  search(name);
}

function endSearch() {
  asked += 1;
  at('query').value = '';
  at('results').hidden = true;
}
