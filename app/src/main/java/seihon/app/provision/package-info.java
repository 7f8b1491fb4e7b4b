/// Provisioning (導入): makes a company from a file and a folder on the first start, all or nothing,
/// and names what is wrong with its line.
@NullMarked
package seihon.app.provision;

import org.jspecify.annotations.NullMarked;
