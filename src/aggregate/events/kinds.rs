//! Which types of events may be one event in different words.

use crate::facts::{Cause, EventType, Outcome};

/// How two types lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Two things.
    Unlike,
    /// One thing may be told as either.
    Near,
    /// One type.
    Same,
}

use EventType::{
    Abduction, Accident, Airstrike, ArmedClash, Arrest, Attack, Displacement, Drowning, Earthquake,
    Epidemic, Execution, Explosion, Famine, Fire, Flood, Looting, OtherViolence, Protest, Release,
    Riot, Shelling, Siege, Storm, SuicideBombing, TerritoryTaken, TruceViolation, War,
};

/// Types of which one may be told as another of the same row.
const NEAR: [&[EventType]; 8] = [
    &[
        Airstrike,
        Shelling,
        Explosion,
        SuicideBombing,
        ArmedClash,
        Attack,
        OtherViolence,
        TerritoryTaken,
        TruceViolation,
        Siege,
        War,
    ],
    &[Explosion, Accident, Fire],
    &[Accident, Drowning, Flood],
    &[Flood, Storm],
    &[Protest, Riot, Attack, OtherViolence],
    &[Attack, Abduction, Execution],
    &[Arrest, Abduction],
    &[Siege, Famine],
];

pub(super) fn likeness(one: EventType, other: EventType) -> Likeness {
    if one == other {
        return Likeness::Same;
    }
    let near = |row: &&[EventType]| row.contains(&one) && row.contains(&other);
    if NEAR.iter().any(near) {
        Likeness::Near
    } else {
        Likeness::Unlike
    }
}

/// What holds of an event of some type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    /// It seldom comes twice in one place within days, as strikes and fights do.
    Singular,
    /// Many may come to pass in one town on one day.
    Common,
    /// Articles tell it as what followed of another one.
    Consequence,
    /// Nobody is killed or hurt by it.
    Harmless,
    /// It goes on for weeks.
    Lasting,
    /// It may be the first day of a war.
    Fight,
}

/// Every type stands here, so that the compiler asks what holds of a new one.
fn traits(kind: EventType) -> &'static [Trait] {
    use EventType::{Agreement, Aid, Coup, Talks, WeaponsIntercepted, Withdrawal};
    use Trait::{Common, Consequence, Fight, Harmless, Lasting, Singular};
    match kind {
        Earthquake | Flood | Storm | Accident | Drowning => &[Singular],
        Fire => &[Singular, Consequence],
        Agreement | Aid | Talks | WeaponsIntercepted => &[Common, Harmless],
        Arrest | Release => &[Common, Consequence, Harmless],
        Looting => &[Consequence, Harmless],
        Displacement => &[Consequence, Harmless, Lasting],
        Withdrawal => &[Harmless],
        Epidemic | Famine | Siege => &[Lasting],
        War => &[Lasting, Fight],
        ArmedClash | Attack => &[Fight],
        Abduction | Airstrike | Coup | Execution | Explosion | OtherViolence | Protest | Riot
        | Shelling | SuicideBombing | TerritoryTaken | TruceViolation => &[],
    }
}

/// Whether such a thing seldom comes twice in one place within days, as strikes and fights do.
pub(super) fn is_singular(kind: EventType) -> bool {
    traits(kind).contains(&Trait::Singular)
}

/// Whether many such things may come to pass in one town on one day.
pub(super) fn is_common(kind: EventType) -> bool {
    traits(kind).contains(&Trait::Common)
}

/// Whether articles tell such a thing as what followed of another one.
pub(super) fn is_consequence(kind: EventType) -> bool {
    traits(kind).contains(&Trait::Consequence)
}

/// Whether people are killed or hurt by such a thing.
pub(super) fn harms(kind: EventType) -> bool {
    !traits(kind).contains(&Trait::Harmless)
}

/// Whether such a thing goes on for weeks.
pub(super) fn is_lasting(kind: EventType) -> bool {
    traits(kind).contains(&Trait::Lasting)
}

/// Whether such a thing may be the first day of a war.
pub(super) fn is_fight(kind: EventType) -> bool {
    traits(kind).contains(&Trait::Fight)
}

/// The type of an event that only a count tells, by its cause, else by its outcome.
pub(super) fn type_of_count(cause: Option<Cause>, outcome: Outcome) -> Option<EventType> {
    let by_cause = cause.and_then(of_cause);
    by_cause.or(match outcome {
        Outcome::Displaced => Some(Displacement),
        Outcome::Arrested => Some(Arrest),
        Outcome::Captured => Some(Abduction),
        Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Affected => None,
    })
}

fn of_cause(cause: Cause) -> Option<EventType> {
    Some(match cause {
        Cause::Airstrike | Cause::Drone => Airstrike,
        Cause::Shelling => Shelling,
        Cause::Shooting | Cause::Attack | Cause::Assassination | Cause::Chemical => Attack,
        Cause::Clash => ArmedClash,
        Cause::Explosion | Cause::Landmine => Explosion,
        Cause::Execution => Execution,
        Cause::SiegeFamine => Famine,
        Cause::Disease => Epidemic,
        Cause::Earthquake => Earthquake,
        Cause::Flood => Flood,
        Cause::Storm => Storm,
        Cause::Fire => Fire,
        Cause::Accident => Accident,
        Cause::Drowning => Drowning,
        Cause::Stampede | Cause::Custody => OtherViolence,
        Cause::Unrest => Riot,
        Cause::Other => return None,
    })
}
