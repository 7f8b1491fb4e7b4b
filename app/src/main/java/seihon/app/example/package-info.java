/// The example company: its documents come in through provisioning, and its story (who proposed,
/// approved, sent back what) is told through the same commands that people use, counted back from
/// the day of the first start.
@NullMarked
package seihon.app.example;

import org.jspecify.annotations.NullMarked;
