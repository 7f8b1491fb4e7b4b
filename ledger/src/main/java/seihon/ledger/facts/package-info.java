/// Facts (事実): what the entries say under the approved mappings, as rows that are read anew
/// whenever a mapping or its master data changes.
@NullMarked
package seihon.ledger.facts;

import org.jspecify.annotations.NullMarked;
