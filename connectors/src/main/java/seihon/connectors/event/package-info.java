/// The door for CloudEvents: taken apart by an own codec, grouped per company, answered one by one.
@NullMarked
package seihon.connectors.event;

import org.jspecify.annotations.NullMarked;
