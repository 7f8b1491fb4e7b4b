/// Facts from outside (連携元): the doors by which rows and events come in, the mapping documents that
/// turn them into facts, the master data they look up, and the quarantine of what could not be
/// read. May use: domain, ledger, web, docs. Everything received is kept; nothing is guessed or
/// dropped. Tables: `connectors_*`.
@NullMarked
package seihon.connectors;

import org.jspecify.annotations.NullMarked;
