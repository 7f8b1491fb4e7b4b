/// Revenue by THE MODEL: stage models as documents, and the flow, balance, conversion, win rates
/// and the one bottleneck that follow from the facts. May use: domain, ledger, web, docs,
/// connectors, metrics. Everything here is derived and can be rebuilt. Tables: `revenue_*`.
@NullMarked
package seihon.revenue;

import org.jspecify.annotations.NullMarked;
