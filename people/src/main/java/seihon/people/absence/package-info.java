/// Absences (不在) and deputies (代理): who is away from when until when, and who decides for them.
@NullMarked
package seihon.people.absence;

import org.jspecify.annotations.NullMarked;
