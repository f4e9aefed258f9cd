//! All facts of one article, and what is done to every one of them.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Casualty, Entity, Event, Layer, Link, Quote, TimeExpression, Variant, Visit};
use crate::article::always_written;
use crate::span::Span;

/// All facts of one article, each layer in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// When.
    pub dates: Vec<TimeExpression>,
    /// How many people, with what outcome, according to whom.
    pub casualties: Vec<Casualty>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// What happened.
    #[serde(default)] // analyses that were written before it was told can still be read
    #[schemars(transform = always_written)]
    pub events: Vec<Event>,
    /// How each name is spelled.
    pub variants: Vec<Variant>,
}

impl Facts {
    /// Empties every layer that is not in `kept`.
    ///
    /// ```
    /// use karabakh::facts::{Facts, Layer};
    ///
    /// let mut facts = Facts::default();
    /// facts.keep_layers(&[Layer::Quotes]);
    /// assert!(facts.entities.is_empty());
    /// ```
    pub fn keep_layers(&mut self, kept: &[Layer]) {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants,
        } = self;
        for layer in Layer::ALL.into_iter().filter(|layer| !kept.contains(layer)) {
            match layer {
                Layer::Entities => entities.clear(),
                Layer::Dates => dates.clear(),
                Layer::Casualties => {
                    casualties.clear();
                    for event in events.iter_mut() {
                        event.casualties.clear();
                    }
                }
                Layer::Quotes => quotes.clear(),
                Layer::Events => events.clear(),
                Layer::Variants => variants.clear(),
            }
        }
    }

    /// Leads `visitor` through every layer, in the order of [`Layer::ALL`].
    ///
    /// # Errors
    ///
    /// The visitor's first one.
    ///
    /// ```
    /// use karabakh::facts::{Cell, Fact, Facts, Layer, Quote, Visit};
    ///
    /// /// The layers, each with the headings of its table and the cells of its first fact.
    /// struct Tables(Vec<(Layer, usize, Vec<String>)>);
    ///
    /// impl Visit for Tables {
    ///     type Error = std::convert::Infallible;
    ///
    ///     fn layer<F: Fact>(&mut self, facts: &[F]) -> Result<(), Self::Error> {
    ///         let rows = facts.first().map(F::rows).unwrap_or_default();
    ///         let texts = rows.concat().into_iter().filter_map(|cell| match cell {
    ///             Cell::Text(text) => Some(text.into_owned()),
    ///             Cell::Empty | Cell::Number(_) | Cell::Flag(_) => None,
    ///         });
    ///         self.0.push((F::LAYER, F::COLUMNS.len(), texts.collect()));
    ///         Ok(())
    ///     }
    /// }
    ///
    /// let mut tables = Tables(Vec::new());
    /// let Ok(()) = Facts::default().visit_layers(&mut tables);
    /// assert_eq!(tables.0[3], (Quote::LAYER, Quote::COLUMNS.len(), Vec::new()));
    /// ```
    pub fn visit_layers<V: Visit>(&self, visitor: &mut V) -> Result<(), V::Error> {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants,
        } = self;
        visitor.layer(entities)?;
        visitor.layer(dates)?;
        visitor.layer(casualties)?;
        visitor.layer(quotes)?;
        visitor.layer(events)?;
        visitor.layer(variants)
    }

    /// Calls `change` on every span, once each; this is how spans get another unit.
    pub(crate) fn each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        let Self {
            entities,
            dates,
            casualties,
            quotes,
            events,
            variants: _,
        } = self;
        for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
            change(&mut mention.span);
        }
        for date in dates {
            change(&mut date.span);
        }
        for casualty in casualties {
            change(&mut casualty.span);
        }
        for event in events {
            change(&mut event.trigger.span);
            for mention in &mut event.mentions {
                change(&mut mention.span);
            }
        }
        for quote in quotes {
            change(&mut quote.span);
            change(&mut quote.cue.span);
            if let Some(span) = &mut quote.speaker.span {
                change(span);
            }
        }
    }

    /// Leaves only the counts that `kept` holds for; links between them go on to lead to the same ones.
    ///
    /// ```
    /// use karabakh::facts::Outcome;
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    /// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    ///
    /// let text = "قتل ثلاثة جنود وأصيب خمسة في قصف على شوشا.".to_owned();
    /// let mut facts = analyzer.analyze(&Article { text, ..Article::default() }).facts;
    /// assert_eq!(facts.events[0].casualties, [0, 1]);
    /// facts.retain_casualties(|casualty| casualty.outcome == Outcome::Wounded);
    /// assert_eq!(facts.casualties[0].count.min, 5);
    /// assert_eq!(facts.events[0].casualties, [0]);
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    pub fn retain_casualties(&mut self, kept: impl Fn(&Casualty) -> bool) {
        let mut next = 0;
        let moved = self.casualties.iter().map(|casualty| {
            let stays = kept(casualty);
            next += u32::from(stays);
            stays.then(|| next - 1)
        });
        let moved: Vec<Option<u32>> = moved.collect();
        let at = |to: u32| moved.get(to as usize).copied().flatten();
        self.casualties.retain(kept);
        for casualty in &mut self.casualties {
            let links = std::mem::take(&mut casualty.links).into_iter();
            let links = links.filter_map(|link| {
                Some(Link {
                    to: at(link.to)?,
                    ..link
                })
            });
            casualty.links = links.collect();
        }
        for event in &mut self.events {
            event.casualties = event.casualties.iter().filter_map(|i| at(*i)).collect();
        }
    }

    /// Leaves only the events that `kept` holds for; counts refer to the others no more.
    ///
    /// ```
    /// use karabakh::facts::EventType;
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    /// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    ///
    /// let text = "قتل ثلاثة جنود في قصف على شوشا.".to_owned();
    /// let mut facts = analyzer.analyze(&Article { text, ..Article::default() }).facts;
    /// assert_eq!(facts.casualties[0].event.as_ref(), Some(&facts.events[0].id));
    /// facts.retain_events(|event| event.kind == EventType::Talks);
    /// assert_eq!(facts.casualties[0].event, None);
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    pub fn retain_events(&mut self, kept: impl Fn(&Event) -> bool) {
        self.events.retain(kept);
        let ids: BTreeSet<&str> = self.events.iter().map(|event| event.id.as_str()).collect();
        for casualty in &mut self.casualties {
            casualty.event.take_if(|id| !ids.contains(id.as_str()));
        }
    }

    /// Calls `change` on every name and role that facts give somebody or something; the words of the
    /// article are no names.
    ///
    /// ```
    /// # use karabakh::{Unit, analyze::Analyzer, article::Article, facts::Layer, lexicon::Lexicon};
    /// # let analyzer = Analyzer::new(Lexicon::builtin()?, &Layer::ALL, Unit::Chars);
    ///
    /// let text = "وصل سيرغي لافروف إلى باكو.".to_owned();
    /// let mut facts = analyzer.analyze(&Article { text, ..Article::default() }).facts;
    /// let mut names = Vec::new();
    /// facts.each_name(|name| names.push(name.clone()));
    /// assert_eq!(names, ["سيرغي لافروف", "باكو"]);
    /// # Ok::<(), karabakh::lexicon::Error>(())
    /// ```
    pub fn each_name(&mut self, mut change: impl FnMut(&mut String)) {
        let entities = self.entities.iter_mut();
        let named = entities.flat_map(|entity| entity.roles.iter_mut().chain([&mut entity.name]));
        named.for_each(&mut change);
        for casualty in &mut self.casualties {
            casualty.victims.name.iter_mut().for_each(&mut change);
            let parties = casualty.parties_mut();
            parties.for_each(|party| change(&mut party.name));
        }
        for event in &mut self.events {
            let parties = event.parties_mut();
            parties.for_each(|party| change(&mut party.name));
        }
        let quotes = self.quotes.iter_mut();
        let speakers = quotes.flat_map(|quote| {
            let via = quote.via.as_mut().map(|via| &mut via.name);
            let speaker = [&mut quote.speaker.name, &mut quote.speaker.role];
            speaker.into_iter().flatten().chain(via)
        });
        speakers.for_each(change);
    }

    /// Calls `change` on every reference to an entity, where there is one or none.
    pub(crate) fn each_reference(&mut self, mut change: impl FnMut(&mut Option<String>)) {
        for casualty in &mut self.casualties {
            let parties = casualty.parties_mut();
            parties.for_each(|party| change(&mut party.entity));
        }
        for event in &mut self.events {
            let parties = event.parties_mut();
            parties.for_each(|party| change(&mut party.entity));
        }
        for quote in &mut self.quotes {
            change(&mut quote.speaker.entity);
            if let Some(via) = &mut quote.via {
                change(&mut via.entity);
            }
        }
    }
}
