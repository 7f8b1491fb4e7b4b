/// Two years of trade of the example company, made up from a seed: leads, calls, deals and how
/// customers use what they bought. The same day gives the same rows.
@NullMarked
package seihon.app.example.trade;

import org.jspecify.annotations.NullMarked;
