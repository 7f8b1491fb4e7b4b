/// Figures and their lineage (由来): every number names itself, and whoever computed it explains it
/// by its definition, its facts and the rows they came from. May use: domain, ledger, web, docs,
/// connectors. Tables: `metrics_*`.
@NullMarked
package seihon.metrics;

import org.jspecify.annotations.NullMarked;
