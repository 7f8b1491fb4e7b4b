/// Personal rows, accounts, passwords, tokens and one-time links: whether and how a person may come
/// in. Secrets are stored as digests only.
@NullMarked
package seihon.people.account;

import org.jspecify.annotations.NullMarked;
