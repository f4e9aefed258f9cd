// The card that tells what a marked piece of the text means: value, speaker, claimant.

const card = at('card');
let pinned = null; // the piece whose card stays until it is closed
let shownFor = null;

const TOP_FIRST = ['casualties', 'events', 'dates', 'person', 'organization', 'location', 'misc', 'quotes'];

/** Lines of a card: heading and words; what is not known is left out. */
const particulars = (...entries) => h('dl', null, entries.filter(([, value]) => value).map(([head, value]) =>
  h('div', null, h('dt', null, head), h('dd', null, value))));

/** Of a hundred facts like it, how many were right. */
const trusted = (fact) => fact.confidence !== undefined &&
  particulars([say('confidence'), say('in_100').replace('{}', number(Math.round(fact.confidence * 100)))]);

/** What keeps words from being a statement of their speaker; nothing when they were said. */
const unsaid = (fact) => fact.cue.polarity !== 'asserted' && h('span', { class: 'flag expected' }, label('polarity', fact.cue.polarity));

/** The days on which something happened; an end that is not known stays open. */
const happened = ({ start, end }) => (start && end ? stretch(start, end) : [start && day(start), ' – ', end && day(end)]);

/** A side: a country by its code, else a party by its name. */
const sideOf = (side) => (/^[A-Z]{2}$/u.test(side) ? bdi(country(side)) : named(side));

const TELL = {
  casualties: (fact) => [
    h('p', { class: 'big' }, label('outcome', fact.outcome), say('colon'), hedged(fact.count)),
    particulars([say('who_says'), fact.claimed_by ? h('b', null, named(fact.claimed_by.name)) : say('article_itself')],
      [say('of_whom'), [label('victims', fact.victims.kind), fact.victims.country && [say('comma'), bdi(country(fact.victims.country))],
        fact.victims.name && [say('comma'), named(fact.victims.name)]]],
      [label('word', 'place'), fact.place && named(fact.place.name)],
      [label('word', 'time'), fact.date && (fact.date.start ? stretch(fact.date.start, fact.date.end) : bdi(fact.date.value))],
      [label('word', 'when'), fact.when && happened(fact.when)],
      [label('word', 'since'), fact.since && day(fact.since)],
      [label('word', 'as_of'), fact.as_of && day(fact.as_of)],
      [label('word', 'side'), fact.side && sideOf(fact.side)],
      [label('word', 'agent'), fact.agent && named(fact.agent.name)],
      [label('word', 'cause'), fact.cause && label('cause', fact.cause)],
      [label('word', 'denied_by'), fact.denied_by && named(fact.denied_by.name)]),
    fact.status !== 'asserted' && h('span', { class: `flag ${fact.status === 'denied' ? 'denied' : 'expected'}` }, label('status', fact.status)),
    fact.subset && h('span', { class: 'flag subset' }, label('word', 'subset')),
    fact.joint && h('span', { class: 'flag joint' }, label('word', 'joint'))],
  events: (fact) => [
    h('p', { class: 'big' }, label('event', fact.type)),
    fact.status !== 'asserted' && h('span', { class: `flag ${fact.status === 'claimed' ? 'expected' : 'denied'}` }, label('event_status', fact.status)),
    particulars([label('word', 'place'), fact.place && named(fact.place.name)],
      [label('word', 'when'), fact.when && happened(fact.when)],
      [label('word', 'agent'), fact.agent && named(fact.agent.name)],
      [label('word', 'target'), fact.target && named(fact.target.name)],
      [label('word', 'claimed_by'), fact.claimed_by && named(fact.claimed_by.name)])],
  dates: (fact) => [
    h('p', { class: 'big' }, fact.start && fact.end ? stretch(fact.start, fact.end) : bdi(fact.value, { dir: 'ltr' })),
    particulars([say('value'), bdi(fact.value, { dir: 'ltr' })], [say('read_from'), say(`basis_${fact.basis}`)],
      [say('calendar'), fact.calendar === 'islamic' && say('hijri')])],
  quotes: (fact) => [
    h('p', { class: 'big' }, fact.speaker.name ? named(fact.speaker.name) : label('word', 'unknown')),
    unsaid(fact),
    particulars([say('role'), fact.speaker.role && bdi(fact.speaker.role, { lang: 'ar' })],
      [say('cue'), [bdi(fact.cue.lemma, { lang: 'ar' }), say('comma'), label('stance', fact.cue.stance)]],
      [say('speech'), label('quote', fact.kind)], [label('word', 'via'), fact.via && named(fact.via.name)],
      [say('told_from'), fact.speaker.resolved_by && say(`resolved_${fact.speaker.resolved_by}`)])],
};

const tellEntity = (fact) => [
  h('p', { class: 'big' }, named(fact.name)),
  particulars([say('in_english'), state.lang === 'ar' && fact.name_en && bdi(fact.name_en, { lang: 'en', dir: 'ltr' })],
    [say('in_arabic'), state.lang === 'en' && bdi(fact.name, { lang: 'ar' })],
    [say('country'), fact.country && bdi(country(fact.country))],
    [say('lies_in'), fact.within && fact.within.flatMap((name, i) => [i > 0 && say('comma'), bdi(name, { lang: 'ar' })])],
    [say('point'), fact.coordinates && [bdi(`${fact.coordinates.lat}, ${fact.coordinates.lon}`, { dir: 'ltr' }), say('comma'), say(`precision_${fact.precision ?? 'exact'}`)]],
    [say('role'), fact.roles && fact.roles.flatMap((role, i) => [i > 0 && say('comma'), bdi(role, { lang: 'ar' })])],
    [label('word', 'mentions'), number(fact.mentions.length)])];

/** The facts of a piece that the reader wants to see, the most telling first, each once. */
function told(piece) {
  const all = facts(story(Number(piece.closest('.article').dataset.n)));
  const here = piece.dataset.facts.split(' ').map((i) => all[i]).filter(({ layer }) => !state.hidden.has(layer));
  here.sort((a, b) => TOP_FIRST.indexOf(a.layer) - TOP_FIRST.indexOf(b.layer));
  return here.filter((one, i) => here.findIndex((other) => other.fact === one.fact) === i);
}

function showCard(piece) {
  const here = told(piece);
  if (!here.length) return closeCard();
  shownFor = piece;
  card.replaceChildren(
    h('button', { type: 'button', class: 'close', 'aria-label': say('close'), onclick: () => { piece.focus(); closeCard(); } }, '×'),
    ...here.map(({ layer, fact }) => h('section', { class: layer }, h('h4', null, say(`layer_${layer}`)), ...fill(h('div'), null, [(TELL[layer] ?? tellEntity)(fact), trusted(fact)]).childNodes)));
  card.setAttribute('aria-label', say('about_words'));
  card.hidden = false;
  for (const old of document.querySelectorAll('.m.lit')) old.classList.remove('lit');
  const wanted = new Set(piece.dataset.facts.split(' '));
  for (const other of piece.closest('.text').querySelectorAll('.m')) {
    if (other.dataset.facts.split(' ').some((i) => wanted.has(i))) other.classList.add('lit');
  }
  put(piece);
}

/** Puts the card beside the piece; on a narrow screen the style has it at the foot. */
function put(piece) {
  if (narrow()) {
    card.style.removeProperty('left');
    card.style.removeProperty('top');
    return;
  }
  const box = piece.getClientRects()[0] ?? piece.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(12, Math.min(box.left + box.width / 2 - width / 2, document.documentElement.clientWidth - width - 12));
  const below = box.bottom + 8;
  const fits = below + height < window.innerHeight || box.top - height - 8 < 60;
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${(fits ? below : box.top - height - 8) + window.scrollY}px`;
}

function closeCard() {
  card.hidden = true;
  pinned = shownFor = null;
  for (const old of document.querySelectorAll('.m.lit')) old.classList.remove('lit');
}

/** Pointer, tap and keys on the texts. Arrows lead from fact to fact; one stop per article. */
function listenToMarks(root) {
  const piece = (event) => event.target.closest?.('.text .m');
  root.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse' && !pinned && piece(event)) showCard(piece(event));
  });
  root.addEventListener('pointerout', (event) => {
    if (event.pointerType === 'mouse' && !pinned && !event.relatedTarget?.closest?.('.text .m, .card')) closeCard();
  });
  root.addEventListener('click', (event) => {
    const here = piece(event);
    if (!here) return;
    if (pinned === here) closeCard();
    else { pinned = null; showCard(here); pinned = here; }
  });
  root.addEventListener('focusin', (event) => {
    if (piece(event) && !pinned && piece(event).matches(':focus-visible')) showCard(piece(event));
  });
  root.addEventListener('keydown', (event) => {
    const here = piece(event);
    if (here) walk(event, here);
  });
}

function walk(event, here) {
  const stops = [...here.closest('.text').querySelectorAll('.m[role=button]')].filter((stop) => told(stop).length);
  const steps = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 };
  if (event.key === 'Enter' || event.key === ' ') {
    showCard(here);
    pinned = here;
  } else if (event.key in steps) {
    const to = stops[stops.indexOf(here) + steps[event.key]];
    if (to) {
      pinned = null;
      here.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
      showCard(to);
    }
  } else return;
  event.preventDefault();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !card.hidden) { shownFor?.focus(); closeCard(); }
});
document.addEventListener('pointerdown', (event) => {
  if (!card.hidden && !event.target.closest('.card, .text .m')) closeCard();
});
