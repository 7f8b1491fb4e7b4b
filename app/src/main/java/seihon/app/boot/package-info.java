/// Starting and stopping: what was asked on the command line and in the environment, the home, the
/// key, the database, then the application; and all of it in reverse. Whatever keeps the house from
/// opening is one sentence and exit code 2.
@NullMarked
package seihon.app.boot;

import org.jspecify.annotations.NullMarked;
