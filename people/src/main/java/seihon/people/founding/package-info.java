/// Making a company: its row, its people's personal rows and accounts, all or nothing.
@NullMarked
package seihon.people.founding;

import org.jspecify.annotations.NullMarked;
