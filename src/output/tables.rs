//! Which tables a report has.

use super::report::Options;
use super::table;
use crate::aggregate::Aggregate;
use crate::facts::Layer;

/// Name of the table of documents.
pub(super) const DOCUMENTS: &str = "documents";

/// Names of the tables that `options` ask for. A single layer comes without the documents.
pub(super) fn table_names(options: &Options) -> Vec<&'static str> {
    let asked = |layer: &Layer| options.only.contains(layer);
    let mut names = Vec::new();
    if options.report.has_documents() {
        names.extend((options.only.len() != 1).then_some(DOCUMENTS));
        names.extend(
            Layer::ALL
                .iter()
                .filter(|layer| asked(layer))
                .map(|layer| layer.name()),
        );
    }
    if options.report.has_aggregate() {
        let empty = Aggregate::default();
        let together = table::aggregate_tables(&empty)
            .into_iter()
            .filter(|(layer, _)| asked(layer));
        names.extend(together.map(|(_, table)| table.name));
    }
    names
}
