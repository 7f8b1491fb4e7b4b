/// Every door of the house, tried by everybody who might stand before it: who is let in, what a
/// request may change, what an answer carries. The doors stand in `doors.txt`; one that is missing
/// there fails the tests.
@NullMarked
package seihon.wall;

import org.jspecify.annotations.NullMarked;
