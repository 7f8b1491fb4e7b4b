/// The first commits of a company's repository from a folder of files.
@NullMarked
package seihon.docs.provision;

import org.jspecify.annotations.NullMarked;
