/// Setting up (はじめの設定): from nothing, or from the example, to a company of one's own.
@NullMarked
package seihon.app.setup;

import org.jspecify.annotations.NullMarked;
