package seihon.docs;

import java.util.Set;

/// A kind that says its frame in one piece; what is left to write is how it is read.
public interface FramedKind<T> extends Kind<T> {

    KindFrame<T> frame();

    @Override
    default String name() {
        return frame().name();
    }

    @Override
    default Class<T> type() {
        return frame().type();
    }

    @Override
    default String schema() {
        return frame().schema();
    }

    @Override
    default Set<Form> forms() {
        return frame().forms();
    }

    @Override
    default String defaultOwner() {
        return frame().defaultOwner();
    }
}
