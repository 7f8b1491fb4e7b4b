/// Where `/` leads.
@NullMarked
package seihon.app.home;

import org.jspecify.annotations.NullMarked;
