/// Test scope only: a real database for every test, and the annotation that starts the house on it.
@NullMarked
package seihon.testkit;

import org.jspecify.annotations.NullMarked;
