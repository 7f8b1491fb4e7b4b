/// Keeps what was received, byte for byte, before anybody looks into it.
@NullMarked
package seihon.connectors.landing;

import org.jspecify.annotations.NullMarked;
