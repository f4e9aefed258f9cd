//! Counts of people to whom something happened.
//!
//! A sentence is read in three steps: `group` finds the people that its words count, `trigger` the
//! words that tell an outcome, and `frame` brings the two together. `coordination` and `subset`
//! carry an outcome on to groups that share it; `status`, `claim` and `place` say what else the
//! sentence tells of a count, and `non_casualty` takes out what is no casualty.

mod adjunct;
mod agent;
mod antecedent;
mod assemble;
mod attachment;
mod bare_object;
mod cause;
mod circumstance;
mod claim;
mod coordination;
mod count;
mod counted;
mod denial;
mod event;
mod falsity;
mod figure;
mod frame;
mod free_standing;
mod group;
mod idiom;
mod links;
mod listed_noun;
mod listing;
mod negation;
mod non_casualty;
mod noun;
mod outcome_word;
mod people;
mod period;
mod place;
mod section;
mod sentence;
mod side;
mod status;
mod subset;
mod table;
mod trigger;
mod unlisted_place;
mod when;

use std::cell::OnceCell;

use crate::extract::clause::frames::WORDS;
use crate::extract::clause::is_finite_verb;
use crate::facts::{Casualty, CasualtyPlace, Days, Outcome, Party, Status};
use crate::lexicon::{Kind, Kinds, Particle, Particles};
use crate::spelling::{AND, ARTICLE};
use crate::text::{Table, Text};
use denial::PrecedingCount;
use event::Event;
use figure::CountDraft;
use period::{Above, Period};
use sentence::Sentence;
use table::Entry;

pub(crate) use sentence::Context;

/// Every casualty count, in text order.
#[must_use]
pub(crate) fn read(text: &Text<'_>, context: Context<'_>) -> Vec<Casualty> {
    let mut article = Article::default();
    let tables = text.tables();
    let mut tables = tables.iter().peekable();
    let mut tabled = 0;
    for tokens in text.sentences() {
        article.epidemic |= tokens.clone().any(|at| is_epidemic(text, at));
        while let Some(table) = tables.next_if(|table| table.tokens.start < tokens.end) {
            if !text.is_foreign(table.tokens.start) && article.tell_table(text, context, table) {
                tabled = table.tokens.end;
            }
        }
        if tokens.start < tabled {
            article.before = None;
            continue;
        }
        let told = tokens
            .clone()
            .any(|at| text.is(at, Kinds::of(Kind::Outcome)) || free_standing::falls(text, at));
        let goes_on = article.before.is_some() && subset::opens(text, tokens.clone());
        let foreign = text.is_foreign(tokens.start);
        if foreign || !(told || goes_on) {
            article.before = None;
            if !foreign {
                article.pass(&Sentence::bare(text, context, tokens.clone(), false));
            }
            continue;
        }
        let sentence = assemble::sentence(text, context, tokens.clone(), article.epidemic);
        article.read(&sentence);
    }
    article.finish()
}

/// How many quotations and counts back a claimant may have been named in full.
const BACK: usize = 32;

/// How many sentences of an article may tell the disaster that it is about: the headline and what stands below it.
const OPENING: u32 = 3;

/// What has been read of an article.
#[derive(Debug, Default)]
struct Article {
    found: Vec<Casualty>,
    /// For each count, whether it is of an earlier time than the news.
    background: Vec<bool>,
    /// The counts of earlier tolls, by their places among those found.
    former: Vec<usize>,
    /// The last count of the sentence before.
    before: Option<CountDraft>,
    /// The counts of the sentence before, for whoever denies them.
    told: Vec<PrecedingCount>,
    /// Whose list goes on.
    account: Option<Party>,
    epidemic: bool,
    event: Event,
    /// The events that the article has left, each with the number of counts up to its end.
    left: Vec<(Event, usize)>,
    /// The days of a heading or of the words before a list.
    period: Option<Period>,
    /// The day in the headline, should it be of a live page.
    page: Option<Period>,
    /// The country that the article is about, once a count asked for it.
    nation: OnceCell<Option<CasualtyPlace>>,
    opened: bool,
}

impl Article {
    /// Takes in a sentence without counts.
    fn pass(&mut self, sentence: &Sentence<'_>) {
        self.turn(sentence, false);
        self.deny(sentence, Vec::new());
        self.account = claim::introduced(sentence);
        self.head(sentence);
        self.hear(sentence);
    }

    /// Learns the days that a sentence without counts tells of those below it.
    fn head(&mut self, sentence: &Sentence<'_>) {
        match period::told_above(sentence) {
            Some(Above::Period(period)) => self.period = Some(period),
            Some(Above::Day(day)) => self.page = Some(day),
            Some(Above::Other) => self.period = None,
            None => {}
        }
    }

    /// Takes in what a sentence denies of its own counts and those of the sentence before.
    fn deny(&mut self, sentence: &Sentence<'_>, own: Vec<PrecedingCount>) {
        let before = std::mem::replace(&mut self.told, own);
        if !(before.is_empty() && self.told.is_empty()) {
            denial::deny(sentence, &mut self.found, &self.told, &before);
        }
    }

    /// Leaves the event that was told so far where a sentence opens with another, «وفي حادث منفصل», a section begins or
    /// `counts` are told of another place.
    fn turn(&mut self, sentence: &Sentence<'_>, counts: bool) {
        let section = section::opened(sentence, !self.found.is_empty());
        let other = opens_other(sentence);
        if section.is_some() || other || counts && self.opens_elsewhere(sentence) {
            // a disaster strikes many places; another event, and the hour of a live page, is apart from it
            let apart = other || section.as_ref().is_some_and(|section| section.hour);
            let next = self.event.elsewhere(apart);
            let told = std::mem::replace(&mut self.event, next);
            self.left.push((told, self.found.len()));
        }
        if let Some(section) = section {
            self.opened = true;
            self.event.open(section.place);
            self.period = self.page.filter(|_| section.hour).or(self.period);
        }
    }

    /// Learns where and when a sentence without counts says that people came to harm.
    fn hear(&mut self, sentence: &Sentence<'_>) {
        if let Some((told, known)) = circumstance::read(sentence, self.found.is_empty()) {
            let number = sentence.text.token(sentence.tokens.start).sentence;
            let wider = told.place.as_ref().zip(self.event.place());
            let wider = wider.is_some_and(|(told, last)| place::is_wider(sentence, told, last));
            let inside = told.place.as_ref().filter(|place| {
                let lead = self.event.lead_place();
                let same = known || place::is_of_known(sentence, place);
                same && lead.is_some_and(|lead| place::lies_within(sentence, place, lead))
            });
            if let Some(place) = inside {
                self.event.narrow(place.clone());
            }
            self.event.hear(told, known || wider, number);
        }
        let opening = sentence.text.token(sentence.tokens.start).sentence < OPENING;
        if opening
            && self.found.is_empty()
            && let Some(cause) = cause::disaster(sentence)
        {
            self.event.open_disaster(cause);
        }
    }

    /// Learns the place of the lead from the first sentence with counts.
    fn open_lead(&mut self, sentence: &Sentence<'_>) {
        if !self.opened {
            self.opened = true;
            match place::of_lead(sentence) {
                Some(place) => self.event.open(Some(place)),
                None => self.event.send(place::dateline(sentence)),
            }
        }
    }

    /// Takes in a sentence with its counts.
    fn read(&mut self, sentence: &Sentence<'_>) {
        let figures = figures(sentence, self.before.as_ref());
        self.turn(sentence, !figures.is_empty());
        if sentence.begins_line() {
            self.event.leave_entry();
        }
        if !figures.is_empty() {
            self.open_lead(sentence);
        }
        self.account = match claim::introduced(sentence) {
            // the entries of a list are by whoever published it
            None if sentence.is_mark(sentence.tokens.start) => self.account.take(),
            introduced => introduced,
        };
        self.period = self.period.filter(|period| period.holds(sentence));
        if figures.is_empty() {
            self.head(sentence);
            self.hear(sentence);
        }
        let mut whole: Option<CasualtyPlace> = None;
        let mut claimant: Option<Party> = None;
        let mut told = Vec::new();
        let mut groups = Vec::new();
        for figure in &figures {
            let (mut casualty, clock) = casualty(sentence, figure, &figures);
            // a part came to harm where the whole did, and is told by whoever tells the whole
            if figure.subset {
                casualty.place = casualty.place.take().or_else(|| whole.clone());
                casualty.claimed_by = casualty.claimed_by.take().or_else(|| claimant.clone());
            } else {
                whole.clone_from(&casualty.place);
                claimant.clone_from(&casualty.claimed_by);
            }
            if casualty.count.max == Some(0) {
                continue; // «0 قتلى» tells that nobody was killed
            }
            if casualty.claimed_by.is_none() {
                casualty.claimed_by.clone_from(&self.account);
            }
            self.name_in_full(sentence, &mut casualty);
            casualty.links.extend(links::joined(figure, &groups));
            groups.push((figure.group.first, figure.outcome, self.found.len()));
            told.push(PrecedingCount {
                count: self.found.len(),
                at: figure.evidence.start,
            });
            self.keep(sentence, figure, (casualty, clock), whole.as_ref());
        }
        self.deny(sentence, told);
        self.before = figures.last().cloned();
    }

    /// Takes in a table; whether one of its heads tells an outcome, so that its lines are read with it and not by
    /// themselves.
    fn tell_table(&mut self, text: &Text<'_>, context: Context<'_>, table: &Table) -> bool {
        let Some(entries) = table::read(text, context, table) else {
            return false;
        };
        let sentence = Sentence::bare(text, context, table.tokens.clone(), self.epidemic);
        let account = self.account.take();
        for Entry {
            mut casualty,
            placed,
        } in entries
        {
            if self.epidemic && casualty.outcome == Outcome::Wounded {
                casualty.outcome = Outcome::Affected;
            }
            casualty.claimed_by.clone_from(&account);
            let own = casualty.when.is_some();
            if let Some(period) = self.period {
                period.date(&mut casualty);
            }
            if !own {
                self.event.tell_row(&mut casualty, placed);
            } else if !placed {
                // years are told of the country
                casualty.place = self.nation(&sentence);
            }
            self.background.push(true);
            self.found.push(casualty);
        }
        true
    }

    /// Puts down a count of the sentence, `whole` being the place of the one whose part it is, and what it leaves out.
    fn keep(
        &mut self,
        sentence: &Sentence<'_>,
        figure: &CountDraft,
        (mut casualty, clock): (Casualty, Option<Days>),
        whole: Option<&CasualtyPlace>,
    ) {
        let former = links::is_former(sentence, figure);
        if former {
            self.former.push(self.found.len());
        }
        // an earlier toll is of the same event
        let earlier = when::is_background(sentence, &casualty) && !former;
        let background = earlier || self.is_before(sentence, &casualty);
        if background {
            casualty.place = casualty.place.take().or_else(|| whole.cloned());
        }
        self.complete_dated(sentence, figure, &mut casualty, background, clock);
        self.background.push(background);
        self.found.push(casualty);
    }

    /// Whether a count is of an earlier time than the event; years told of a country may be of the same.
    fn is_before(&self, sentence: &Sentence<'_>, casualty: &Casualty) -> bool {
        let long = casualty.when.is_some_and(|days| !days.is_brief());
        let place = self.event.place();
        let national = place.is_some_and(|place| place::is_country(sentence, place));
        self.event.is_before(casualty) && !(long && national)
    }

    /// Fills in what a count leaves out. In a line of its own the days of a heading come before what the article told last.
    fn complete_dated(
        &mut self,
        sentence: &Sentence<'_>,
        figure: &CountDraft,
        casualty: &mut Casualty,
        background: bool,
        clock: Option<Days>,
    ) {
        let covers = |period: &Period| period.covers(casualty, background);
        let period = self.period.filter(covers);
        if let Some(period) = period
            && clock.is_none()
            && sentence.begins_line()
        {
            period.date(casualty);
        }
        self.complete(sentence, figure, casualty, background, clock);
        if let Some(period) = period {
            period.date(casualty);
        }
    }

    /// Fills in what a count leaves out: of the event, or of the country that the article is about.
    fn complete(
        &mut self,
        sentence: &Sentence<'_>,
        figure: &CountDraft,
        casualty: &mut Casualty,
        background: bool,
        clock: Option<Days>,
    ) {
        let nationwide = casualty.place.is_none() && place::is_national(sentence, figure);
        if nationwide {
            casualty.place = self.nation(sentence);
        }
        let unplaced = nationwide && casualty.place.is_none();
        let inside = casualty.place.as_ref().filter(|place| {
            let lead = self.event.lead_place();
            lead.is_some_and(|lead| place::lies_within(sentence, place, lead))
        });
        if let Some(place) = inside.filter(|_| self.is_told_again(casualty)) {
            self.event.narrow(place.clone());
        }
        let national = |place: &CasualtyPlace| place::is_country(sentence, place);
        let lead = self.event.lead_place();
        let named = lead.is_some_and(|lead| place::is_named(sentence, lead));
        self.event
            .complete(casualty, background, clock, national, named);
        // a total of the country did not happen where the event did
        if unplaced {
            casualty.place = None;
        }
        // a total of months or years that tells no place
        let long = casualty.when.is_some_and(|days| !days.is_brief());
        if casualty.place.is_none() && long {
            casualty.place = self.nation(sentence);
        }
    }

    /// Whether a count was told in the first lines before: of a country in the headline, of its town below it.
    fn is_told_again(&self, casualty: &Casualty) -> bool {
        let same = |other: &Casualty| {
            other.outcome == casualty.outcome && other.count.min == casualty.count.min
        };
        !casualty.subset && casualty.count.min > 2 && self.found.first().is_some_and(same)
    }

    /// Leaves the event for another one where a sentence begins with another place: «وفي كركوك، أصيب اثنان».
    fn opens_elsewhere(&self, sentence: &Sentence<'_>) -> bool {
        let first = sentence.tokens.start;
        // «أما في تركيا» sets the other side of one event beside the first
        let topic = sentence.is_particle(first, Particle::Topic);
        let later = !(self.found.is_empty() || topic);
        let Some(place) = place::at_opening(sentence).filter(|_| later) else {
            return false;
        };
        let lead = self.event.lead_place();
        let same = |other: &CasualtyPlace| other.party.name == place.party.name;
        let inside = |other: &CasualtyPlace| {
            place::lies_within(sentence, &place, other)
                || place::lies_within(sentence, other, &place)
        };
        !lead.is_some_and(|lead| same(lead) || inside(lead))
            && !self.event.place().is_some_and(same)
    }

    /// The country that the article is about.
    fn nation(&self, sentence: &Sentence<'_>) -> Option<CasualtyPlace> {
        let nation = self.nation.get_or_init(|| place::of_nation(sentence));
        nation.clone()
    }

    /// «المديرية», «المصدر»: a claimant of one definite noun is the one with a longer name that was quoted or
    /// claimed something before.
    fn name_in_full(&self, sentence: &Sentence<'_>, casualty: &mut Casualty) {
        let Some(claimant) = &mut casualty.claimed_by else {
            return;
        };
        if claimant.entity.is_some() || claimant.name.contains(' ') {
            return;
        }
        let head = crate::spelling::key(&claimant.name);
        let Some(noun) = head.strip_prefix(ARTICLE) else {
            return;
        };
        let fits = |name: &str| {
            let key = crate::spelling::key(name);
            let mut words = key.split(' ');
            let first = words.next().unwrap_or_default();
            words.next().is_some() && first.strip_prefix(ARTICLE).unwrap_or(first) == noun
        };
        let before = sentence.text.span(sentence.tokens.clone()).start();
        let quotes = sentence.context.quotes;
        let quoted = quotes[..quotes.partition_point(|quote| quote.span.start() < before)]
            .iter()
            .rev()
            .take(BACK)
            .filter_map(|quote| {
                let speaker = &quote.speaker;
                Some((speaker.name.as_deref()?, speaker.entity.as_deref()))
            });
        let claimed = self.found.iter().rev().take(BACK).filter_map(|figure| {
            let party = figure.claimed_by.as_ref()?;
            Some((party.name.as_str(), party.entity.as_deref()))
        });
        let names = sentence.context.names;
        let may = |id: &str| {
            let entity = names.entities.iter().position(|entity| entity.id == id);
            entity.is_none_or(|entity| names.may_point_to(noun, entity))
        };
        let mut told = quoted.chain(claimed);
        if let Some((name, _)) = told.find(|(name, id)| fits(name) && id.is_none_or(may)) {
            name.clone_into(&mut claimant.name);
        } else if let Some(name) = claim::spelled_out(sentence, &claimant.name) {
            claimant.name = name;
        }
    }

    /// The counts, with what was told only after them.
    fn finish(mut self) -> Vec<Casualty> {
        self.left.push((self.event, self.found.len()));
        let mut first = 0;
        for (event, end) in &self.left {
            let figures = self.found[first..*end].iter_mut();
            for (figure, background) in figures.zip(&self.background[first..*end]) {
                if !background {
                    event.recall(figure);
                }
            }
            first = *end;
        }
        links::link(&mut self.found);
        links::update(&mut self.found, &self.former);
        self.found
    }
}

/// The fact that becomes of a count, with what its sentence tells of it, and the day of a time of day alone; `figures` are all of the sentence.
fn casualty(
    sentence: &Sentence<'_>,
    figure: &CountDraft,
    figures: &[CountDraft],
) -> (Casualty, Option<Days>) {
    let (status, denied_by) = status::read(sentence, figure);
    // who denies a count does not claim it
    let denies = |party: &Party| denied_by.as_ref().is_some_and(|by| by.name == party.name);
    let claimed_by = claim::read(sentence, figure).filter(|party| !denies(party));
    let total = status == Status::Cumulative && status::has_start(sentence, figure);
    let time = when::time(sentence, figure, figures, total);
    let cause = cause::cause(sentence, figure, figures);
    let agent = agent::agent(sentence, figure, cause.as_ref(), claimed_by.as_ref());
    let whole = figure
        .subset
        .then(|| {
            figures
                .iter()
                .find(|other| !other.subset && other.group.first < figure.group.first)
        })
        .flatten();
    let parties = side::Parties {
        claimant: claimed_by.as_ref(),
        agent: agent.as_ref(),
    };
    let side = side::side(sentence, figure, figures, parties)
        .or_else(|| side::side(sentence, whole?, figures, parties));
    let fact = Casualty {
        status,
        denied_by,
        place: place::place(sentence, figure, figures)
            .filter(|place| !(total && place::is_of_others(sentence, figure, figures, place))),
        date: time.date,
        when: time.days,
        since: time.since,
        as_of: time.until,
        side,
        agent,
        cause: cause.map(|cause| cause.cause),
        claimed_by,
        ..figure.casualty(sentence)
    };
    (fact, time.day_of_clock)
}

/// Whether a phrase opens a sentence that leads to another matter: «وفي حادث منفصل», «من جهة أخرى»; another toll is of
/// the same.
fn opens_other(sentence: &Sentence<'_>) -> bool {
    let first = sentence.tokens.start;
    let noun = first + 1;
    let leads = sentence.is_preposition(first);
    let report = sentence.is_particle(noun, Particle::Document)
        || sentence.is_particle(noun, Particle::Tally)
        || sentence
            .text
            .is(noun, Kinds::of(Kind::Speech).and(Kind::Source));
    // «من جهة أخرى» is no source
    let report = report && !sentence.text.lists(noun).stem.has(WORDS.beside.aspect);
    leads && !report && sentence.text.lists(noun + 1).stem.has(WORDS.beside.other)
}

/// Whether a word at `at` names an epidemic.
fn is_epidemic(text: &Text<'_>, at: usize) -> bool {
    text.particles(at)
        .intersects(Particles::of(Particle::Epidemic))
}

/// The counts of one sentence, in text order.
fn figures(sentence: &Sentence<'_>, before: Option<&CountDraft>) -> Vec<CountDraft> {
    let mut figures = frame::figures(sentence);
    coordination::spread(sentence, &mut figures);
    subset::add(sentence, &mut figures, before);
    count::add_tolls(sentence, &mut figures, before);
    let whole = |figures: &[CountDraft]| figures.iter().any(|figure| !figure.subset);
    let told = whole(&figures);
    non_casualty::remove(sentence, &mut figures);
    if told && before.is_none() && !whole(&figures) {
        remove_orphans(&mut figures);
    }
    figures.sort_by_key(|figure| (figure.group.first, figure.evidence.start, figure.outcome));
    govern(sentence, &mut figures);
    figures
}

/// Takes out the parts of what turned out to be no count: «إصابة والدتي بالمرض … بما فيها عدة».
fn remove_orphans(figures: &mut Vec<CountDraft>) {
    // «من بين القتلى ثلاثة» begins with those of whom it is a part
    let part = |figure: &CountDraft| {
        figure.subset && figure.evidence.start == figure.group.first && figure.group.own.is_empty()
    };
    figures.retain(|figure| !part(figure));
}

/// Whether nothing but names, notes and places stands between a count and the noun that و joins at `start`.
fn goes_on(sentence: &Sentence<'_>, before: &CountDraft, start: usize) -> bool {
    let end = before.evidence.end;
    let verb = |at: usize| {
        sentence.text.is(at, Kinds::of(Kind::Speech))
            || (at + 1 < start && sentence.is_trigger(at))
            || sentence.is_particle(at, Particle::That)
    };
    end <= start && !(end..start).any(|at| sentence.text.token(at).is_mark('.') || verb(at))
}

/// Where what is told of a count begins: «وسقوط» in «وسقوط 13 جنديا في الأسر».
fn opening(sentence: &Sentence<'_>, start: usize) -> usize {
    let before = start
        .checked_sub(1)
        .filter(|at| *at >= sentence.tokens.start);
    let joined = |at: &usize| {
        sentence.is_particle(*at, Particle::Yields) && sentence.text.form(*at).starts_with(AND)
    };
    before.filter(joined).unwrap_or(start)
}

/// «أعلن الجيش مقتل 12 جنديا وجرح 19»: what governs a noun of happening governs the next that و joins to it, though
/// that could be a verb.
fn govern(sentence: &Sentence<'_>, figures: &mut [CountDraft]) {
    for i in 1..figures.len() {
        let (before, rest) = figures.split_at_mut(i);
        let (before, figure) = (&before[i - 1], &mut rest[0]);
        let noun = |figure: &CountDraft| {
            let start = opening(sentence, figure.evidence.start);
            let trigger = sentence.trigger_from(start);
            let happening = trigger
                .is_some_and(|trigger| trigger.tokens.start == start && trigger.is_happening());
            // «وسقوط 13 جنديا في الأسر»
            let yields = (sentence.is_particle(start, Particle::Yields)
                || sentence.is_particle(start, Particle::Happening))
                && !is_finite_verb(sentence.cursor(start), sentence.context.names);
            happening || yields
        };
        let start = opening(sentence, figure.evidence.start);
        // «وجرح اثنين أحدهما بحالة خطرة»: a part is told by whoever tells the whole
        if figure.subset && start == figure.group.first && before.evidence.end <= start {
            figure.anchor = before.anchor.min(figure.anchor);
            continue;
        }
        let joined = sentence.text.form(start).starts_with(AND) && goes_on(sentence, before, start);
        if joined && noun(figure) && noun(before) {
            figure.anchor = before.anchor.min(figure.anchor);
        }
    }
}
