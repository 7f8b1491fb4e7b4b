/// Journeys through the product in a real browser, as people of the example company.
@NullMarked
package seihon.journey;

import org.jspecify.annotations.NullMarked;
