// Search over names and quotations in any spelling. The letters of the Arabic block fold as the
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
const heard = []; // folded quotations of the stories read so far, by story
let asked = 0; // number of the latest search; older ones stop

function foldedNames() {
  folded ??= (WHOLE?.entities ?? []).map((entity) => ({
    entity,
    keys: [...new Set([entity.name, entity.name_en ?? '', ...(entity.forms ?? []).map((form) => form.text)].map(fold))],
  }));
  return folded;
}

/** The quotations of a story, each with what a search compares. */
function quotations(n) {
  heard[n] ??= (story(n).quotes ?? []).map((fact, i) => ({
    n, i, key: ` ${fold(`${fact.speaker.name ?? ''} ${fact.speaker.role ?? ''} ${words(story(n).text, fact)}`)} `,
  }));
  return heard[n];
}

/** Spellings that stand for the asked words: these themselves, and all forms of a name they are. */
function spellingsOf(key) {
  const same = foldedNames().filter(({ keys }) => keys.includes(key));
  return [...new Set([key, ...same.flatMap(({ keys }) => keys)])].filter(Boolean);
}

const matches = (text, wanted) =>
  wanted.some((phrase) => text.includes(phrase)) || wanted[0].split(' ').every((word) => text.includes(word));

async function search(query) {
  asked += 1;
  const turn = asked;
  const panel = at('results');
  const key = fold(query);
  panel.hidden = key === '';
  if (!key) return;
  const found = foldedNames().filter(({ keys }) => keys.some((one) => one.includes(key)));
  const list = h('ol', { class: 'hits' });
  const progress = h('p', { class: 'muted' }, say('searching'));
  panel.replaceChildren(h('div', { class: 'inner' }, nameHits(found), STORIES.length > 0 && [h('h3', null, say('quotations')), progress, list]));
  const wanted = spellingsOf(key);
  let hits = 0;
  for (let n = 0; n < STORIES.length; n += 1) {
    for (const hit of quotations(n)) {
      if (!matches(hit.key, wanted)) continue;
      hits += 1;
      if (hits <= 60) list.append(quoteHit(hit));
    }
    if (n % 60 === 59) {
      await new Promise((done) => { setTimeout(done); });
      if (turn !== asked) return;
    }
  }
  progress.replaceChildren(...fill(h('span'), null, sayWith(hits > 60 ? 'found_first' : 'found', number(hits))).childNodes);
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
  if (!STORIES.length) return;
  state.only = entity;
  state.page = 0;
  fillList();
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
