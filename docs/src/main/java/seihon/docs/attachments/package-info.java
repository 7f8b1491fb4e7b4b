/// Pictures and PDF files of documents: rows outside Git, named by their digest in a Git-LFS
/// pointer that is proposed and approved like any file. Tables: `docs_attachment`.
@NullMarked
package seihon.docs.attachments;

import org.jspecify.annotations.NullMarked;
