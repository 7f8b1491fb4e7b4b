/// Who is who and who may do what (人と組織): units, roles and people from documents, joined with
/// erasable personal rows, accounts, sign-in, absence and deputies. May use: domain, ledger, web,
/// docs. Roles change only by approved documents. Tables: `people_*`.
@NullMarked
package seihon.people;

import org.jspecify.annotations.NullMarked;
