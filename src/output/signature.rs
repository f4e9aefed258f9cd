//! How files begin or are called that this tool writes: so it knows them again.

/// How it begins, seen by nobody who reads it as a page: so this tool knows what it wrote.
pub(super) const MARKDOWN: &str = "<!-- karabakh-cli -->\n\n";

/// How every map begins; a line break comes next.
pub(super) const GEOJSON: &str = "{\"type\":\"FeatureCollection\",\"features\":[";

/// How every page begins.
pub(super) const WEBANNOTATION: &str =
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[";

/// Columns, named as in GED.
pub(super) const UCDP: [&str; 27] = [
    "id",
    "year",
    "type_of_violence",
    "side_a",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "latitude",
    "longitude",
    "country",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
];

/// The name of the table that tells which file holds which article.
pub(super) const INDEX: &str = "karabakh-index.csv";

/// The first line of articles with their facts marked, anywhere but on a terminal.
pub(super) const MARKED: &str = "# karabakh-cli annotate";

/// How each line begins that `--keep-text` writes, so that a walk does not read a text twice.
pub(crate) const KEPT: &str = "{\"tool\":\"karabakh-cli\",\"id\":";
