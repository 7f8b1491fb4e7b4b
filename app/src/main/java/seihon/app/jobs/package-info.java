/// What time asks for: runs every room's [seihon.web.Job] for every company, once at a time across
/// all nodes. Knows no room.
@NullMarked
package seihon.app.jobs;

import org.jspecify.annotations.NullMarked;
