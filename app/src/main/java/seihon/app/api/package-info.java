/// How the HTTP API describes itself to programs (`/v3/api-docs`).
@NullMarked
package seihon.app.api;

import org.jspecify.annotations.NullMarked;
