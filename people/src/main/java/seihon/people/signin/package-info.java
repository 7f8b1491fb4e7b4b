/// Coming in: by password or token, with the tries counted and the failures entered in the ledger.
@NullMarked
package seihon.people.signin;

import org.jspecify.annotations.NullMarked;
