package seihon.docs.attachments;

/// An attached file's content and what it is, found out from the content itself.
public record Attachment(String mediaType, byte[] content) {

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }
}
