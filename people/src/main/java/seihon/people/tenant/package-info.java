/// Which companies there are: the one table that is read before a tenant is known.
@NullMarked
package seihon.people.tenant;

import org.jspecify.annotations.NullMarked;
