/// Personal access tokens (個人用アクセストークン): made, shown once, listed with their last use, revoked.
@NullMarked
package seihon.people.token;

import org.jspecify.annotations.NullMarked;
