/// The entrance: boot, sign-in, home, inbox, settings, commands. May use every floor below.
@NullMarked
package seihon.app;

import org.jspecify.annotations.NullMarked;
