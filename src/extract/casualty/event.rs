//! What a figure takes from the event that the article reports where its own sentence does not tell it: place,
//! days, agent and cause.

use crate::facts::{Casualty, CasualtyPlace, Cause, Days, Party, PlaceBasis};

/// How many sentences on the circumstances of one figure still hold for the next.
const NEAR: u32 = 2;

/// What the article has told of its event so far.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// Where the article's first figure, or its headline, has it.
    lead: Circumstances,
    /// What was last told, and in which sentence.
    last: Circumstances,
    sentence: u32,
}

#[derive(Debug, Clone, Default)]
struct Circumstances {
    place: Option<CasualtyPlace>,
    days: Option<Days>,
    agent: Option<Party>,
    cause: Option<Cause>,
}

impl Event {
    /// An event of which the headline or the first line tells the place.
    pub(super) fn at(place: Option<CasualtyPlace>) -> Self {
        let lead = Circumstances {
            place,
            ..Circumstances::default()
        };
        Self {
            lead,
            ..Self::default()
        }
    }

    /// Fills in what a figure leaves out, and learns what it tells. A figure of the `background` neither takes
    /// nor gives.
    pub(super) fn complete(&mut self, figure: &mut Casualty, background: bool) {
        if background {
            return;
        }
        let own = Circumstances {
            place: figure.place.clone(),
            days: figure.when,
            agent: figure.agent.clone(),
            cause: figure.cause,
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
        if !elsewhere || near {
            figure.when = own.days.or(from.days).or(self.lead.days);
            let caused = own.cause.is_some() && own.cause != from.cause;
            if !caused {
                figure.cause = own.cause.or(from.cause).or(self.lead.cause);
            }
            if !caused || own.agent.is_some() {
                figure.agent = own
                    .agent
                    .clone()
                    .or_else(|| from.agent.clone())
                    .or_else(|| self.lead.agent.clone());
            }
        }
        self.learn(figure);
    }

    fn learn(&mut self, figure: &Casualty) {
        let told = Circumstances {
            place: figure.place.clone(),
            days: figure.when,
            agent: figure.agent.clone(),
            cause: figure.cause,
        };
        self.sentence = figure.sentence;
        self.lead.place = self.lead.place.take().or_else(|| told.place.clone());
        self.lead.days = self.lead.days.or(told.days);
        self.lead.agent = self.lead.agent.take().or_else(|| told.agent.clone());
        self.lead.cause = self.lead.cause.or(told.cause);
        self.last = told;
    }
}

fn same_place(one: Option<&CasualtyPlace>, other: Option<&CasualtyPlace>) -> bool {
    let name = |place: Option<&CasualtyPlace>| place.map(|place| place.party.name.clone());
    name(one) == name(other)
}
