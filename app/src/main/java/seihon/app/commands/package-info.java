/// The commands of the terminal (`bin/seihon`): a client of the API like any other, with no way
/// around who may do what. Exit code 0 good, 1 not good, 2 cannot tell.
@NullMarked
package seihon.app.commands;

import org.jspecify.annotations.NullMarked;
