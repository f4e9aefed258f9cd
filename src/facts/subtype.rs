//! What exactly a place or a body is.
//!
//! The build script compiles this file too, so it needs no more than `serde`.

use serde::{Deserialize, Serialize};

/// What exactly a place or a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subtype {
    /// A country or a territory counted among them.
    Country,
    /// A province, governorate, state of a federation, or region of any size.
    Region,
    /// A city or town.
    City,
    /// A village.
    Village,
    /// A part of a city.
    District,
    /// A continent.
    Continent,
    /// A river.
    River,
    /// A lake.
    Lake,
    /// An ocean, sea or gulf.
    Sea,
    /// A strait.
    Strait,
    /// A canal.
    Canal,
    /// A mountain or mountain range.
    Mountain,
    /// An island or a group of them.
    Island,
    /// A valley or pass.
    Valley,
    /// A forest or park.
    Forest,
    /// A street, bridge or tunnel.
    Road,
    /// A corridor between territories.
    Corridor,
    /// A line between two sides.
    Line,
    /// A border crossing.
    Crossing,
    /// An airport.
    Airport,
    /// A port.
    Port,
    /// A military base.
    Base,
    /// A camp of refugees or displaced people.
    Camp,
    /// A dam.
    Dam,
    /// An oil or gas field.
    OilField,
    /// A building, or a holy or historical site.
    Building,
    /// A square.
    Square,
    /// A ministry.
    Ministry,
    /// A government, or a council or seat that governs.
    Government,
    /// A parliament or a chamber of one.
    Parliament,
    /// A court.
    Court,
    /// The army of a state, or a part of it.
    Army,
    /// Police and other forces of the interior.
    Police,
    /// An agency of a state: intelligence, relief, a central bank.
    Agency,
    /// An armed group that is no army of a recognized state.
    ArmedGroup,
    /// A party, movement or list.
    Party,
    /// A news agency, paper, channel or site.
    Media,
    /// A body of several states, or an international federation.
    International,
    /// Peacekeepers or a coalition's forces.
    Mission,
    /// An organization for rights, relief, or the interests of its members.
    Ngo,
    /// A research institute.
    Research,
    /// A university.
    University,
    /// A church or another religious authority.
    Religious,
    /// A company.
    Company,
    /// A sports club.
    Club,
}

impl Subtype {
    /// Every subtype, in the order of their numbers.
    pub const ALL: [Self; 45] = [
        Self::Country,
        Self::Region,
        Self::City,
        Self::Village,
        Self::District,
        Self::Continent,
        Self::River,
        Self::Lake,
        Self::Sea,
        Self::Strait,
        Self::Canal,
        Self::Mountain,
        Self::Island,
        Self::Valley,
        Self::Forest,
        Self::Road,
        Self::Corridor,
        Self::Line,
        Self::Crossing,
        Self::Airport,
        Self::Port,
        Self::Base,
        Self::Camp,
        Self::Dam,
        Self::OilField,
        Self::Building,
        Self::Square,
        Self::Ministry,
        Self::Government,
        Self::Parliament,
        Self::Court,
        Self::Army,
        Self::Police,
        Self::Agency,
        Self::ArmedGroup,
        Self::Party,
        Self::Media,
        Self::International,
        Self::Mission,
        Self::Ngo,
        Self::Research,
        Self::University,
        Self::Religious,
        Self::Company,
        Self::Club,
    ];

    /// Whether it is said of places; all others are said of bodies.
    ///
    /// ```
    /// use karabakh::facts::Subtype;
    ///
    /// assert!(Subtype::City.is_place() && !Subtype::Ministry.is_place());
    /// ```
    #[must_use]
    pub fn is_place(self) -> bool {
        self <= Self::Square
    }
}
