//! What a count takes from the event that the article reports where its own sentence does not tell it: place,
//! days, agent and cause.

use jiff::ToSpan as _;

use super::cause::{fits, is_disaster};
use crate::facts::{Casualty, CasualtyPlace, Cause, Days, Outcome, Party, PlaceBasis};

/// How many sentences on the circumstances of one count still hold for the next.
const NEAR: u32 = 2;

/// How many sentences before the days of the event a count may stand that they hold for.
const AHEAD: u32 = 5;

/// What the article has told of its event so far.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// Where the article's first count, or its headline, has it.
    lead: Circumstances,
    /// The disaster that the article opens with.
    disaster: Option<Cause>,
    /// What was last told, and in which sentence.
    last: Circumstances,
    sentence: u32,
    /// The sentence that first told its days.
    dated: Option<u32>,
    /// Whether a headline or a heading may stand above it.
    headed: bool,
    /// The sentence that first told its place.
    placed: Option<u32>,
    /// Whether that is where the news comes from and may be another one.
    sent: bool,
    /// The place inside that of the lead where it happened, told later: «الهجوم الذي وقع في قرية دالتي».
    narrower: Option<CasualtyPlace>,
    /// The place of the first entry of a list, and whether another entry has another one.
    entry: Option<String>,
    listed: bool,
}

/// How long before the first day of the event something is of an earlier time.
const EARLIER: i64 = 7;

/// Where, when, by whom and by what people came to harm.
#[derive(Debug, Clone, Default)]
pub(super) struct Circumstances {
    pub(super) place: Option<CasualtyPlace>,
    pub(super) days: Option<Days>,
    pub(super) agent: Option<Party>,
    pub(super) cause: Option<Cause>,
    /// The day of a time of day alone, where nothing else tells the day.
    pub(super) clock: Option<Days>,
}

impl Event {
    /// Learns the place that the headline or the first line tells.
    pub(super) fn open(&mut self, place: Option<CasualtyPlace>) {
        self.lead.place = place;
        self.headed = true;
    }

    /// Learns where the news comes from, which holds until a place is told.
    pub(super) fn send(&mut self, place: Option<CasualtyPlace>) {
        self.sent = place.is_some();
        self.open(place);
    }

    /// What is told of another place: it has the disaster in common, unless it is `apart`.
    pub(super) fn elsewhere(&self, apart: bool) -> Self {
        let mut next = Self::default();
        if let Some(cause) = self.disaster.filter(|_| !apart) {
            next.open_disaster(cause);
        }
        next
    }

    /// Learns the disaster that the article opens with.
    pub(super) fn open_disaster(&mut self, cause: Cause) {
        self.disaster.get_or_insert(cause);
        self.lead.cause.get_or_insert(cause);
    }

    /// Fills in what a count leaves out, and learns what it tells. A count of the `background` neither takes
    /// nor gives.
    /// `clock` is the day of a time of day that its sentence tells alone, `national` whether a place is a country, `named`
    /// whether the sentence names the place of the lead.
    pub(super) fn complete(
        &mut self,
        figure: &mut Casualty,
        background: bool,
        clock: Option<Days>,
        national: impl Fn(&CasualtyPlace) -> bool,
        named: bool,
    ) {
        // a count of months or years is of more than the event, unless it is told of a country, and an arrest comes
        // after it
        let long = figure.when.is_some_and(|days| !days.is_brief());
        let more = long && !self.place().is_some_and(national);
        if background || more || figure.outcome == Outcome::Arrested {
            figure.when = figure.when.or(clock);
            let season = self.disaster.filter(|_| !background);
            figure.cause = figure.cause.or_else(|| caused_by(season, figure));
            return;
        }
        let own = Circumstances {
            place: figure.place.clone(),
            days: figure.when,
            agent: figure.agent.clone(),
            cause: figure.cause,
            clock,
        };
        let near = figure.sentence.saturating_sub(self.sentence) <= NEAR;
        let from = if near { &self.last } else { &self.lead };
        // another place is another event: its day is not known from the first
        let elsewhere = own.place.is_some() && !same_place(own.place.as_ref(), from.place.as_ref());
        figure.place = own.place.clone().or_else(|| {
            let place = from.place.clone().or_else(|| self.lead.place.clone())?;
            Some(CasualtyPlace {
                basis: PlaceBasis::Event,
                ..place
            })
        });
        // nobody tells by whom those who fled were driven out
        let flees = matches!(figure.outcome, Outcome::Displaced | Outcome::Affected);
        if !elsewhere || near {
            figure.when = own.days.or(from.days).or(self.lead.days);
            // «الهجوم» may be any of them
            let vague = |cause: &Cause| matches!(cause, Cause::Attack | Cause::Other);
            let particular = own.cause.filter(|cause| !vague(cause));
            let caused = particular.is_some_and(|cause| Some(cause) != from.cause);
            let event = from.cause.or(self.lead.cause);
            // «وأوقفت الشرطة خمسة مهربين»: what harmed others took nobody prisoner
            let apart = event.is_some_and(|event| !fits(event, figure.outcome));
            if !caused {
                figure.cause = own.cause.or_else(|| caused_by(event, figure));
            }
            if !(caused || apart || flees) || own.agent.is_some() {
                figure.agent = own
                    .agent
                    .clone()
                    .or_else(|| from.agent.clone())
                    .or_else(|| self.lead.agent.clone());
            }
        }
        figure.when = figure.when.or(clock);
        if !long {
            self.learn(figure, named);
        }
    }

    /// Fills in what a count of a table leaves out; whoever is `placed` came to harm where the row says, or nobody knows
    /// where. The entries of a list above it are not where a total was.
    pub(super) fn tell_row(&self, figure: &mut Casualty, placed: bool) {
        figure.when = figure.when.or(self.lead.days);
        figure.cause = figure.cause.or_else(|| caused_by(self.lead.cause, figure));
        let lead = self.lead.place.as_ref();
        let lead = lead.filter(|place| !placed && place.basis != PlaceBasis::Label);
        if figure.place.is_none() && lead.is_some() {
            figure.place = lead.map(|place| CasualtyPlace {
                basis: PlaceBasis::Event,
                ..place.clone()
            });
        }
    }

    /// Whether a count is of a time before the event: «وكان 18 جنديا قتلوا في مارس الماضي».
    pub(super) fn is_before(&self, figure: &Casualty) -> bool {
        let days = figure.when.and_then(|own| own.end);
        let event = self.lead.days.and_then(|days| days.start);
        let earlier = event.and_then(|event| event.checked_sub(EARLIER.days()).ok());
        days.zip(earlier)
            .is_some_and(|(days, earlier)| days < earlier)
    }

    /// The place of the lead.
    pub(super) fn lead_place(&self) -> Option<&CasualtyPlace> {
        self.lead.place.as_ref()
    }

    /// Leaves an entry of a list of places for the next line, which may tell of them all: «وبذلك تبلغ الحصيلة ثماني وفيات».
    pub(super) fn leave_entry(&mut self) {
        if self.listed {
            self.last.place = None;
            self.lead
                .place
                .take_if(|place| place.basis == PlaceBasis::Label && self.placed.is_some());
        }
    }

    /// Learns the place that a label tells.
    fn list(&mut self, place: &CasualtyPlace) {
        if place.basis == PlaceBasis::Label {
            let first = self.entry.get_or_insert_with(|| place.party.name.clone());
            self.listed |= *first != place.party.name;
        }
    }

    /// Learns where inside the place of the lead it happened.
    pub(super) fn narrow(&mut self, place: CasualtyPlace) {
        self.narrower.get_or_insert(place);
    }

    /// The place that was told last.
    pub(super) fn place(&self) -> Option<&CasualtyPlace> {
        self.last.place.as_ref().or(self.lead.place.as_ref())
    }

    /// Learns what a sentence without counts tells; `known` says whether it tells of what happened again.
    pub(super) fn hear(&mut self, told: Circumstances, known: bool, sentence: u32) {
        let clock = told.clock.filter(|_| self.lead.days.is_none());
        let told = Circumstances {
            days: told.days.or(clock),
            ..told
        };
        if let Some(days) = told.days {
            self.dated.get_or_insert(sentence);
            self.lead.days.get_or_insert(days);
        }
        // another place is another event
        let same =
            told.place.is_none() || same_place(told.place.as_ref(), self.last.place.as_ref());
        if same || (known && self.place().is_some()) {
            self.last.days = self.last.days.or(told.days);
            return;
        }
        self.settle(told.place.as_ref(), sentence);
        self.last = told;
        self.sentence = sentence;
    }

    /// What was told of the event only after a count: its days, and where in a region it was.
    pub(super) fn recall(&self, figure: &mut Casualty) {
        self.recall_place(figure);
        self.recall_days(figure);
        let brief = figure.when.is_none_or(|days| days.is_brief());
        let lead = same_place(figure.place.as_ref(), self.lead.place.as_ref());
        if let Some(place) = self.narrower.as_ref().filter(|_| brief && lead) {
            figure.place = Some(CasualtyPlace {
                basis: PlaceBasis::Event,
                ..place.clone()
            });
        }
    }

    /// The place of the event for a count right before it is told: «ارتفاع الحصيلة إلى 44» in a headline. A count with days
    /// of its own may be of another one.
    fn recall_place(&self, figure: &mut Casualty) {
        let ahead = self
            .placed
            .is_some_and(|placed| figure.sentence < placed && placed - figure.sentence <= NEAR);
        if figure.place.is_none() && figure.when.is_none() && self.headed && ahead {
            figure.place = self.lead.place.clone().map(|place| CasualtyPlace {
                basis: PlaceBasis::Event,
                ..place
            });
        }
    }

    /// The days of the event for a count that stands before they are told: in the headline, in the first lines.
    fn recall_days(&self, figure: &mut Casualty) {
        let Some((days, dated)) = self.lead.days.zip(self.dated) else {
            return;
        };
        let ahead = figure.sentence < dated && dated - figure.sentence <= AHEAD;
        let place = figure.place.as_ref();
        let here = place.is_none()
            || same_place(place, self.lead.place.as_ref())
            || same_place(place, self.narrower.as_ref());
        if figure.when.is_none() && ahead && here && days.is_brief() {
            figure.when = Some(days);
        }
    }

    /// Learns the place of the lead where none has been told.
    fn settle(&mut self, place: Option<&CasualtyPlace>, sentence: u32) {
        let told = place.filter(|place| !self.sent || place.basis != PlaceBasis::Event);
        if (self.lead.place.is_none() || self.sent) && told.is_some() {
            self.lead.place = told.cloned();
            self.placed = Some(sentence);
            self.sent = false;
        }
    }

    /// Learns what a count tells; `named` says whether its sentence names the place of the lead.
    fn learn(&mut self, figure: &Casualty, named: bool) {
        // whoever arrests people has not harmed the others
        let taken = matches!(figure.outcome, Outcome::Captured | Outcome::Arrested);
        let harmed = self.last.agent.clone().filter(|_| taken);
        let told = Circumstances {
            place: figure.place.clone(),
            days: figure.when,
            agent: harmed.or_else(|| figure.agent.clone()),
            cause: figure.cause,
            clock: None,
        };
        self.sentence = figure.sentence;
        if let Some(place) = &told.place {
            self.list(place);
        }
        self.settle(told.place.as_ref(), figure.sentence);
        let here = named
            || told.place.is_none()
            || same_place(told.place.as_ref(), self.lead.place.as_ref())
            || same_place(told.place.as_ref(), self.narrower.as_ref());
        if here && told.days.is_some() {
            self.dated.get_or_insert(figure.sentence);
            self.lead.days = self.lead.days.or(told.days);
        }
        self.lead.agent = self.lead.agent.take().or_else(|| told.agent.clone());
        self.lead.cause = self.lead.cause.or(told.cause);
        self.last = told;
    }
}

/// The cause of an event where it can have had the outcome of a count. The floods of a season have tolls of months;
/// fighters and policemen of whom an article on a disaster tells may as well have been shot.
fn caused_by(event: Option<Cause>, figure: &Casualty) -> Option<Cause> {
    let armed = figure.victims.kind.is_fighter();
    event.filter(|cause| fits(*cause, figure.outcome) && !(armed && is_disaster(*cause)))
}

fn same_place(one: Option<&CasualtyPlace>, other: Option<&CasualtyPlace>) -> bool {
    let name = |place: Option<&CasualtyPlace>| place.map(|place| place.party.name.clone());
    name(one) == name(other)
}
