/// Who is here: the list of people by unit, a person's page, one's own profile, and the way to
/// every setting. Lists read what the projection `people-org` derived.
@NullMarked
package seihon.people.directory;

import org.jspecify.annotations.NullMarked;
